"""What the reader says of the answers: impressions before them, verdicts after.

::

    said          what was said of each scan so far; no widget
    words         sentences about it
    impression    the form that stands in the answer's place in blind-first mode
    verdicts      agree, disagree, amend and comment, under the findings
    keeper        between the window and the history: records, recalls, says what is wrong
    offer         the line that offers to go on with a run that was cut short
    desk          puts them together
"""
