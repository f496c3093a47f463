"""What leaves the program for people and other systems: reports, tables, DICOM objects.

::

    speech, phrases     in which language a text is written, and what is said of an answer
    report              what there is to tell of one scan; report_html, report_sections: as a page
    summary             many scans on a page: counts, what matters first
    page                HTML that needs nothing beside it, plain enough for Qt to print
    workbook            rows as an Excel workbook
    dicom_sr            an answer as a structured report; dicom_capture: its heat map
    dicom_source, dicom_codes, uids   what these take over, and the concepts they speak in
    observer            who answers for a structured report
    deidentify          copies of scans that name nobody

Pure functions on what the layers beside it have found; no Qt, and nothing is read. What is asked
for is returned, or written to the stream that is given.
"""
