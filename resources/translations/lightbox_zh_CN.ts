<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>About</name>
    <message>
        <source>Tells apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On your scans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AcceptanceOffer</name>
    <message>
        <source>“{model}” is a model of your own that was not tried on your scans yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AcceptancePage</name>
    <message>
        <source>Try it on scans of your own whose findings you know, before you rely on it: a folder for each class. Nothing leaves this computer, and no scan and no path is kept, only the figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No acceptance test was made here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acceptance tests made here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test, figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here (95 % interval)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated (95 % interval)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, “{folder}”: {counts}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare|Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the patient&apos;s earlier scan beside this one, or its heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;with …|Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what stands beside the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with &amp;heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the scan under its heat map beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with &amp;network&apos;s input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put what the network saw beside the scan, as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Link both pictures|Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let both pictures follow one another: zoom, pan and window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;files …|Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scans: DICOM, PNG or JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open f&amp;older …|Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open every scan in a folder and below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy image|Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the picture to the clipboard, as set below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save image …|Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture as PNG, as set below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images at full &amp;resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy and save the whole scan, instead of what is on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images with &amp;identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy and save images with who it is; off at every start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train a model …|Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model from your own labelled scans, step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Models …|Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what every model is for, try it, install, export, remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings|Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose keys, what the mouse does, and what is shown at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Lightbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and mouse|Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every key and what the mouse does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About the model|About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the model&apos;s card: what it is for, and how well it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: &amp;window/level|W/L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag sets window and level: right is wider, up brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: &amp;pan|Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag moves the picture (always: middle drag)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: &amp;zoom|Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag zooms (always: right drag, Ctrl+wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: zoom to re&amp;gion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag draws a rectangle that then fills the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: &amp;magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag shows a lens under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: &amp;distance|Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag measures a distance: in millimetres where the file tells the size of a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: &amp;angle|Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag draws one arm of an angle, a click the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a distance, or with the angle tool an angle, in the middle of the view; Alt and the arrows move its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other end of the measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let Alt and the arrows move the next end of the selected measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Select next measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next distance or angle on this scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;elete measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected distance or angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all meas&amp;ures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete every distance and angle on this scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pla&amp;y frames|Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the frames of this file one after the other, or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next frame of this file (wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous fra&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the previous frame of this file (wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit to window|Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Original size|1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one stored pixel on one pixel of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in about the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out about the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In&amp;vert|Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn black and white round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn ri&amp;ght</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the picture a quarter to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the picture a quarter to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mirror left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let left and right change places; the corner says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror &amp;top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let top and bottom change places; the corner says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset|Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the scan as it was first shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window preset {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the window that stands at this place in the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree with the model&apos;s decision on the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagree with the model&apos;s decision on the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say something else of the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding is &amp;present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your impression, or your amendment: the finding is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding is a&amp;bsent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your impression, or your amendment: the finding is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unsure of the finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your impression, or your amendment: you cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak of the next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a comment on the chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blind &amp;first|Blind first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withhold answers until you have recorded your impression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History|History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search what was read and said, and how often you agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep a history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep answers and verdicts on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heat map|Heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what influenced the answer; it does not outline a lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient &amp;identity|Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the patient&apos;s name and number on the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Corner texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide all texts on the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overlays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide what the file draws over the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tags of the file|Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List and search everything the file states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pi&amp;xel values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the pointer is and what its pixel holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels|Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold both panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen|Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the picture (double click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For bright rooms; the picture keeps its black ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the keyboard to the worklist, the picture, the findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next scan (wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the previous scan (wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the shown scan anew, as its file is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first scan of the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the last scan of the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the worklist; Escape ends it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose how the worklist is sorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which scans the worklist shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Most suspicious first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by how far above the threshold, or as found again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;enew the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort and filter by the answers that have come since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fol&amp;d the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the study of the shown scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold a&amp;ll studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold all studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select every scan of the worklist (Shift or Ctrl+click: some)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected scans&apos; answers as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport answers …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the answers to the selected scans, or all, to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected scans off the list; their files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;use or continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reading the worklist for now, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for no more scans and read no more; what is read stays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>Agreement by model, finding and month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model, finding, month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blind agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>* of the model&apos;s decision, held against what your verdicts state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict or impression has been kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of your verdicts that agree, by month, with their number: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <source>Scan {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window presets of the file and the modality  [1 … 9]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model is asked about a scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen by the scan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Scan to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influence on “{finding}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not lesion outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels, stretched to that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all the network knows of this scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is shown once your impression is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no heat map and no network&apos;s input, since no model answered for this scan. Choose another scan to compare with above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to show.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>About the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is not at hand any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {model}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>The model&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>&amp;Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sh&amp;ow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort and filter by the answers that have come since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all scans again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order renewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chosen</name>
    <message>
        <source>The look was stopped; look again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cine</name>
    <message>
        <source>This file holds one frame: nothing can be played.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Corners</name>
    <message>
        <source>Inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {number} / {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned {degrees}° right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{months} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} at the detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} on the scanned film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length}, magnification unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>The chosen folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Record your impression first; then the answer is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer on this scan to judge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read} of {total} scans were read when Lightbox last ended. Go on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read} of {total} scans or more were read when Lightbox last ended: it was still looking for scans. Go on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lightbox was looking for scans when it last ended. Go on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Every file of the model is checked against this hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it did on labelled scans of your own: Models …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On your scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How unlike the training scans this picture is, and the most that is allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent on reading, preparing and inferring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file states: modality, body part, view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Use this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans are read with it from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the version that was in use before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every file&apos;s hash, and compare its network with its golden answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as one file that another Lightbox can install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came with Lightbox and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {title} {version} off this computer? Export it first to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drop</name>
    <message>
        <source>Drop to read every scan in these {count} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to read these {count} scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to read every scan in “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to read “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to read this scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to read every scan in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to read every scan in this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to put the model “{name}” into the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to put these {count} models into the library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Drop a scan or a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM with or without an extension, PNG and JPEG.
A folder, a disc (DICOMDIR) or a zip archive means every scan in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scan at hand? Try one of these:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample scan {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errand</name>
    <message>
        <source>The process that was to do it ended without a word. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Copied {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image could not be saved ({reason}). Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {what} as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of that name was there before and was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lightbox image.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture as on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says nothing of who it is, but what is burnt into it stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Influence on “{finding}”, not lesion outline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Lightbox made a mistake and went on. If something looks wrong, start it again; the log says what happened: {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>score {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in mind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing: it is read where it stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The viewer works as always; only the model stays silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan itself is fine and can be viewed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local: nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blind first: answers are withheld until your impression is recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrameBar</name>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {frame} / {frames} · {rate} a second, as the file asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {frame} / {frames} · {rate} a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatControls</name>
    <message>
        <source>Finding that the heat map explains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the heat map covers the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of the heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influence below this share of the strongest is not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Record {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, frame {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withheld: your impression comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verdict} (of {count} findings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % intervals (Wilson). Verdicts are given with the answer in view and tend to follow it; they are opinions and no proof, and only the scans you judged are counted. Impressions are recorded before the answer is shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that fits has been kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest {count}; scroll down for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of “{name}” is not where it was read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were written to “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a record first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgetting …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImpressionForm</name>
    <message>
        <source>Your impression first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s answer is withheld. It is shown when you have said whether each finding is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have not said anything of stays unsaid</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>The history is written again; nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Reset all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” always leaves what one is in. Choose another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is the key of “{other}”, so “{title}” keeps its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” has the key “{key}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” has no key of its own now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field and press the key that the command shall have.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets in their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every one of them can be changed in the settings: {keys}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Labelled</name>
    <message>
        <source>Folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with a folder for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file with the columns path and label, and patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the labels mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} ({count} scans)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What “{label}” means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– not one of these –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{classes}, as its files say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of labelled scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>“{file}” was not installed. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing “{file}” …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: all {files} files are as they were made, and its network gives its {count} golden answers (within {difference}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use from now on: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing to {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use again: {name}. Version {former} stays at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going back …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was written to “{file}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was at hand already; it is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed: {name}. Every file is as it was made, and its network gives its {count} golden answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was compiled on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in use from now on, instead of {former}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in use from now on. Try it on scans of your own first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking its files, its layers and its golden answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compiling its network, which takes about half a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting it into the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stated: it is asked only where you choose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No acceptance test made here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{outcome} (test of {day} on {count} scans)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested here: {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls short of what is stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few scans to tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scans} scans of {patients} patients, {refused} refused, {failed} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} scans with {labels} labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say above what is meant by {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading scans:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acceptance test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model from a .lightbox file; it can be dropped on the window, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.lightbox);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.lightbox)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Study {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {count} scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} scans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListExporter</name>
    <message>
        <source>Copied {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these scans has an answer yet. Export them once they are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lightbox answers.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list could not be written ({reason}). Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote {what} to “{file}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without {count} that have no answer to show yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} scans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of scans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>{count} pixels (size unknown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {column}, row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding: no image here (stored {stored})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red / green / blue {stored}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored value {stored}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} {unit} (stored {stored})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modality value {value}, no unit stated (stored {stored})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mouse</name>
    <message>
        <source>Left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window/level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous frame, else scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt + arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the end of a measure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MousePage</name>
    <message>
        <source>Reset the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plain right click opens the menu, whatever right drag does.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Adult chest X-ray: pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brain MRI slice: tumour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breast ultrasound images: benign lesion, malignant lesion, or normal tissue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breast ultrasound: lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frontal chest X-rays of adults: pneumonia, or no finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frontal chest X-rays of children of 1 to 5 years: normal, bacterial or viral pneumonia.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paediatric chest X-ray: pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single slices of brain MRI: glioma, meningioma, pituitary tumour, or none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bacterial pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>benign lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>glioma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>malignant lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meningioma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tumour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pituitary tumour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tumour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>viral pneumonia</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Search: words of names and folders, or a UID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each word finds names and folders with a word that begins like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the same scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known to be the same patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same patient, date unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>What stands beside the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name, date or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search what to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the scan can be compared with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PointBox</name>
    <message>
        <source>Operating point to decide at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · {figure}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProbabilityBar</name>
    <message>
        <source>{finding}: no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold {figure}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Scans read so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read nothing more; what is read stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on reading the scans that are waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reading for now; a scan is read all the same when you choose it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PurgeLine</name>
    <message>
        <source>What is to be forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is older than a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is older than 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: forget it for good? This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>It could not be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordsModel</name>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hold the model&apos;s decision on this finding for right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hold the model&apos;s decision on this finding for wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither: say yourself whether the finding is there, and comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the answer: {view}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amended to {view}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded {time}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} earlier kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Seen</name>
    <message>
        <source>What the network saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the network saw beside the scan, as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels, all it knows of this scan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A bundle&apos;s file ends in {suffix}; “{name}” does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prevalence of {prevalence} makes no sense: it must lie between 0 and 1, such as 0.1 for one patient in ten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An overlay drawn over the image could not be read; the image could.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Lightbox is changing the library at this moment. Try again in a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another “{id}” of version {version} is in the library. Give this one a higher version where it was made, or remove the other one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is locked with a password. Unpack the zip archive with its password, and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is packed in a way that Lightbox does not read. Unpack the zip archive yourself, and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name leads out of the zip archive it is in, as no scan&apos;s does; it is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models in “{folder}” are missing. {why_closed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other version of “{bundle}” was active before {version}. Versions at hand: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scan was found in this folder. Lightbox reads DICOM, PNG and JPEG files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scan was found in this zip archive. Lightbox reads DICOM, PNG and JPEG files; what is locked with a password has to be unpacked first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {len} files that {path} names is there; the first is “{missing}”. Paths are looked for below the table&apos;s own folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a radiotherapy planning system, and here the images it was made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a spectroscopy viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in an ECG or waveform viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in the system it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in your PACS or report viewer, and here the images it speaks of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in your PACS, or in a program for 3D printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in your PACS, or save the document from there and open it with its own program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the images it names here, or the selection in your PACS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open those images here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open those images here, or all in a program that fuses them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open those images here, or both in your PACS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the picture are transparent; they are shown on black.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file was stopped after {seconds} seconds. It may be damaged; export it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file would take more memory than Lightbox allows one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running the model would take more memory than Lightbox allows. The picture is shown, but it has no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which version of it to remove: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which version: {bundle}{between}VERSION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which version: {bundle}{between}VERSION. There are: {at_hand}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text is burned into the image; it may name the patient, and it may mislead a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Keras engine needs TensorFlow, and Keras already runs on {backend} in this process. Use the default engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Keras engine needs TensorFlow, which this installation leaves out. Use the default engine, or install the full edition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Keras model of this bundle cannot be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arrays of {reference_name} do not fit the manifest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle “{id}” holds no compiled model. Compile it first, or use the Keras engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle “{id}” will not be used: compiled, its network gives other answers than before (off by {difference}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle “{id}” will not be used: its network and its {reference_name} do not fit each other. Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle “{id}” will not be used: its network does not give the answers it was made with (off by {difference}). Install the bundle again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle “{id}” will not be used: {name} is not the file its manifest describes. It was changed or damaged after it was made. Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle “{name}” is in a format that this version of Lightbox does not know. Use a newer Lightbox, or an older version of the bundle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours were converted to those of a screen (sRGB) by the file&apos;s profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compiled model of this bundle cannot be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compiled model of this bundle cannot take a prepared scan, or fails at it. Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compiled model of this bundle is damaged. Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compiled model will not be opened: {what}. Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed image is not wrapped as DICOM asks; it was read anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed image is wrapped as in a file of its own (JP2), which DICOM does not allow; it was read anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decoder for these image data is missing from this installation ({name}: {error}). Install Lightbox again; “lightbox doctor” says what else is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc&apos;s table of contents (DICOMDIR) lists this file, but it is not there. Copy the whole disc again, or ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc&apos;s table of contents (DICOMDIR) lists {more} more files that are not there. Copy the whole disc again, or ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disc&apos;s table of contents (DICOMDIR) names {files} outside its own folder, which Lightbox does not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk or network did not deliver this {what}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures of “{title}” are scores, not probabilities: how often they are right was never measured. Compare them with one another only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file and its compressed image disagree about negative values; they were read as signed, as the file&apos;s header says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file and its compressed image disagree about negative values; they were read as unsigned, as the file&apos;s header says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file asks to be shown inverted, and is; low values are white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file contradicts itself about black and white; low values are shown white, as its pixel format (MONOCHROME1) asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read from the disk or network ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not state how it is encoded; it was recognised from its content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not state {either}: check yourself that the model is made for this scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends before the image does; the copy was probably interrupted. Copy or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends early, but this image is complete. Other frames may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds An overlay drawn over the image ({names}); no model sees what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds An overlay drawn over the image; no model sees what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds an overlay drawn over the image ({names}); no model sees what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds an overlay drawn over the image; no model sees what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds less image data than its rows, columns and bits ask for. Its header is wrong, or it was cut when it was written; export the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds {len} overlays drawn over the image ({names}); no model sees what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds {len} overlays drawn over the image; no model sees what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds {unread} overlays drawn over the image ({names}); no model sees what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds {unread} overlays drawn over the image; no model sees what is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged and cannot be understood. Copy or export it again ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty. Copy or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is encoded otherwise than it states; it was read by its content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file lacks the DICOM file header; it was read anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file offers {len} ways to show it; the first look-up table is used ({label}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file offers {len} ways to show it; the first look-up table is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file offers {len} ways to show it; the first window is used ({label}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file offers {len} ways to show it; the first window is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says that this is a scan of “{lower}”; the model is made for {lower2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file states that it is compressed as a whole, and is not; it was read as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file states that two pixels share their colour, but holds it for each; it was read so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file states {syntax_name}, but its image is not compressed; it was read as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file states {syntax_name}, but its image is stored as {syntax_name2}; it was read by its content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s colour profile cannot be used; the colours may look different elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s compressed content exceeds {most} MB once unpacked. Export the image without compression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s compressed content is damaged. Export the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s header does not say how many rows and columns the image has. It is damaged; export the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s header has values far longer than any that are right; they were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s header holds far more than that of any image. It is damaged, or made to keep programs busy; export the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s pixel data are empty. Export the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s window is invalid and is not used; the image may look flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be written: the disk of “{folder}” is full or failing. Free some space; what is new is kept until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be written: “{folder}” does not allow it. Allow writing there, or set LIGHTBOX_HOME to another folder; what is new is kept until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is damaged. It stays as it is in “{folder}”; a new one is begun when the window next writes to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is in use by another program, or is being purged, so nothing can be written to it now. What is new is kept until then; if it lasts, close what has “{database}” open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was damaged. It was set aside in “{folder}”, nothing of it was deleted, and a new one was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was written by a newer version of Lightbox. It was left as it is, and this version keeps none. Use the newer version, or move “{database}” away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image claims to be {columns} × {rows} pixels with {samples} channel(s), beyond the {most_samples} million values Lightbox reads. If it is real, export a smaller version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image data, stored as {syntax_name}, are damaged and cannot be decoded ({error}). Copy or export the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image data, stored as {syntax_name}, are damaged and cannot be decoded. Copy or export the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has {samples} channels for each pixel; Lightbox reads grey images (one channel) and colour images (three).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is compressed although the file does not say so; the kind of compression was recognised from its content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is compressed as {syntax_name}, which Lightbox does not read. Export it uncompressed, or as JPEG 2000 or JPEG lossless.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is compressed, but the file does not say how. Export it again, uncompressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image needs a colour palette, and the file&apos;s palette is missing or damaged. Export the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image stores {bits} bits for each value, which Lightbox cannot read. Export the image with 8 or 16 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image was compressed with loss ({ratio} to 1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image was compressed with loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest of “{name}” is not valid ({where}: {first}). Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was stopped because it took too long. The picture is shown, but it has no answer; choose the scan once more to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model will not be opened: {what}. Lightbox opens models made of Keras&apos; own plain layers only, since others can run code on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{title}” ({id} {version}) came into question too, and could not be asked. {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models at hand that may be made for this scan cannot tell by the picture. If one is, choose it yourself: {titles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient is {years} old; the model was trained on patients of {made_for} to {made_for2} years, and is not reliable at this age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient is {years} old; the model was trained on patients of {made_for} to {made_for2} years, so trust its answer less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture claims to be too large to be a scan. Export a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has 16 bits for each colour; 8 of them were left for converting its colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture holds colour; the model is made for grey-scale scans. If it is a grey scan with coloured marks on it, load the original without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that ran the model came to a sudden end, twice. The picture is shown, but it has no answer; choose the scan once more to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that read this file came to a sudden end, twice. The file may be damaged; try it once more, or export it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that reads files could not be started. Close other programs to free memory, then try this file once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scanner&apos;s workstation makes images of it; open those here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table names “{name}”, but there are {len} files of that name: {found} and {found2}. Write their paths into the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view is {view_position}; the model is made for {either} views.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of the Keras model will not be read: {what}. Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of this bundle&apos;s Keras model cannot be read. Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip archive holds no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip archive holds two files of this name; only the first was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {file_format} file ends before the picture does. Copy or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {file_format} file is damaged and cannot be decoded. Copy or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no shapes in this picture: it is empty, or holds noise or an even pattern. If it is a scan, it was exported wrongly: load the original DICOM file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bundle at “{origin}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no errand “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no frame {frame}; a picture has one frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no frame {frame}; the file has {frames} frame(s), counted from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model in the library to prepare it for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model in the library. Install a bundle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model “{name}”. Models at hand: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file. It may have been moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file: its name is longer than any file&apos;s may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to decode the image. Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to decode the picture. Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to read the file. Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to unpack the file. Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This DICOM file holds no pixel data. It may be a header only, or the copy may have stopped early; export the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This DICOMDIR, a disc&apos;s table of contents, lists {len} files, and none of them is here. Copy the whole disc, and open its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This JPEG goes over its picture far more often than any program that saves one. It is damaged, or made to keep programs busy; export the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Keras model cannot become a bundle: {what} gives other answers than the classifier (off by {difference}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Keras model cannot become a bundle: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot describe a bundle: {where}: {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds no pixels but the address of a server that has them ({syntax_name}). Fetch the image itself from the archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is larger than any model Lightbox reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a DICOMDIR, the table of contents of a disc, and holds no image itself. Open the folder it lies in; Lightbox finds the images there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a disc&apos;s table of contents, and cannot be read; the images were looked for without it. {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a disc&apos;s table of contents, and lists nothing; the images were looked for without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link or a device in a zip archive, and those are not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link that leads nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link that leads out of the folder of a disc (DICOMDIR), and was not followed. Name it to read what it leads to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link to a folder, and links in folders are not followed. Name it to read what it leads to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a raw image meant for processing, not for reading. Use the version the manufacturer made for presentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a synthetic image, made by a program: no patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a zip archive (or an Office document), and one scan is wanted here. Name a scan in it, such as “{shown_name}/name.dcm”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a zip archive (or an Office document). Open it by itself to read the scans in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a zip archive in a zip archive, which is not opened. Unpack the outer one, and open the inner one by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an 8-bit export: its original window, grey levels and origin are lost. Read the DICOM original where you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an 8-bit secondary capture: the grey levels of the original may be lost. Read the original image where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an exported picture: its window and its origin are lost. Read the DICOM original where you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is frame {frame} of {frames}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a file nor a folder but a pipe, a socket or a device. Lightbox reads files only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no scan but {describe}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no scan but {describe}. Lightbox reads DICOM, PNG and JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the raw image of the detector (FOR PROCESSING), which is not meant for reading. Load the processed image (FOR PRESENTATION) of the same exposure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is {derived}, not a picture of the patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is {name}; it holds no image. {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads to itself, not to a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture does not look like {made_for}. If it is one, check that it is upright, not inverted and not cropped, and load the original DICOM file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is too unlike the scans that “{title}” was trained on, so its answer would mean nothing. Read it without the model, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture looks like nothing the models at hand are made for: {titles}. If it is one of these, check that it is upright, not inverted and not cropped, or choose the model yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This training is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This training is going on already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This training is going on. Cancel it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This zip archive holds more than {most_entries} files. Unpack it yourself, and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This zip archive is damaged and cannot be read. Copy or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked, it would be more than {most_ratio} times as large as it is, as no scan of its size is; it may be made to do harm, and is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked, it would take more than {most_entry} MB. Unpack the zip archive yourself, and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked, this zip archive would be more than {most_ratio} times as large as it is. Scans do not pack so well; this may be an archive made to do harm, and is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked, this zip archive would take more than {most_total} GB. Unpack it yourself, and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of this training cannot be read. The model itself may be whole: “{bundle}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which versions of your models are active cannot be read from “{folder}”, so the built-in or newest ones are used. Say anew which to use: lightbox models activate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to open this {what}. Ask its owner for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to read the bundle “{origin}”. Ask its owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PACS uses it; open those images here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a NIfTI volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a TIFF picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a WebP picture or a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colour palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a deformable registration, which says how two images lie on each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a film or a HEIC picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a hanging protocol, which says how to lay out other images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key object selection (KO), a list of chosen images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a parametric map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a presentation state (PR), which says how to show other images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a radiotherapy dose distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a real world value mapping, which gives other images their units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a registration, which says how two images lie on each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a set of fiducials, points on other images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a set of nerve tracts (tractography)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a structured report (SR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a surface segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor of it is larger than any classifier needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor of it is larger than what the file holds for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor of it is quantised in a way of somebody&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a waveform, such as an ECG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a worklist entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a zip archive (or an Office document)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an MR spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an NRRD volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT beams treatment record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT brachytherapy record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT ion beams treatment record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT ion plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT structure set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT treatment record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT treatment summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RT worklist object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an encapsulated 3D model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an encapsulated document (PDF or similar)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an invalid UID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an operator of it has the options of another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an operator of it is given more or less than it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an overlay drawn over the image could not be read; the image could.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>angiography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed radiography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed tomography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digital radiography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>endoscopy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fluoroscopy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ends in {name}, and not in softmax, sigmoid or plain numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a tensor of no known kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a tensor that is a variable, sparse or of another&apos;s kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has an operator that is not plain arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than one network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than one output, or one that is no list of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it keeps weights outside its tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names an operator in two ways that disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it takes {shape}, and not one picture of a fixed size with one or three channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it tells {shape} classes apart, and {classes} are named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its compiled twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its last layer is a {name}, and not a dense one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tensors together are larger than any classifier needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>magnetic resonance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mammography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nuclear medicine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ophthalmic photography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positron emission tomography</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw data of a scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secondary capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the body part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bundle&apos;s Keras model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the modality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the patient&apos;s age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ultrasound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what “{title}” was made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{capitalize} beside the disc&apos;s table of contents (DICOMDIR) are not listed in it; read all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{capitalize} beside the disc&apos;s table of contents (DICOMDIR) is not listed in it; read all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{int} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{len} overlays drawn over the image could not be read; the image could.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{modality} scan ({words}); the model is made for {either}. Choose a model made for it, or read it without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{modality} scan; no model at hand is made for it. There are: {titles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{modality} scan; the model is made for {either}. Choose a model made for it, or read it without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of the bundle “{name2}” cannot be read. Install the bundle again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of the bundle “{name2}” is larger than any bundle may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no column {wanted}, which should name {what}. Its columns are: none. Say in [labels] of the config which it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no column {wanted}, which should name {what}. Its columns are: {names}. Say in [labels] of the config which it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no column “{names}”. A table of labels needs the columns “path” and “label”, and may have “patient” and “split”. Its columns are: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no column “{names}”. A table of labels needs the columns “path” and “label”, and may have “patient” and “split”. Its columns are: {names2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no table that can be read: save it as CSV in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} names “{row}” twice. Keep one row for each scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} says “{written}” in the column “split”, which is not understood. Write train or test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference_name} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference_name} has no usable {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{round} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unread} overlays drawn over the image could not be read; the image could.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{arguments}” needs the training module, which this installation leaves out. Install it with: pip install &apos;lightbox-reader[train]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{id}” {version} came with Lightbox and cannot be removed. A newer version of your own can be active instead of it: lightbox models install.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not there any more. If it is on a disc or a network drive, connect it and look again; or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{origin}” is not in the library; nothing was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{output}” is there already. Remove it, or name another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{source}” is not there any more. If it is on a disc or a network drive, connect it and look again; or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{target}” is there already. Remove it, or name another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” cannot tell whether a scan is of the kind it was made for, and answers about any picture. Judge that yourself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the heat map on the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show who the patient is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show texts on the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the file draws over its picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let two compared pictures follow one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withhold answers until an impression is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep answers and verdicts on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames a second, where the file states none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>Models at hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} – Lightbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to show.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagBrowser</name>
    <message>
        <source>Search by keyword, tag number or value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags of the shown file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen rows to the clipboard  [Ctrl+C]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scan to see what its file states.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags – {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here holds “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} elements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} of {count} elements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a {kind} picture, so little is known of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden: names, dates, free texts, unregistered UIDs, private elements, and all of patient, visit and trial: more than the Basic Profile of DICOM PS3.15 removes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private · {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>One folder for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>my scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fracture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no fracture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a test set beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fracture, no fracture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or a table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patient and split may be left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is there that training needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no class folders here. Put the scans of each class into a folder of its own, named after the class, and choose the folder that holds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is only one class, “{name}”. A model learns to tell classes apart: add a folder for the other, such as scans without the finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scan in the class “{name}”. Put scans into it, or take its folder away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class “{name}” has one scan to learn from. Training needs at least two of each class, and means something with hundreds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All scans of the class “{name}” are in the test set, and none is left to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count} scans are of one patient, so that nothing is left to measure on. Add scans of other patients: a dozen at the very least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All scans of “{name}” are of one patient. Held out to measure on, they leave none to learn from. Add scans of other patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class “{name}” has {count} scans. It can be trained, and hardly be measured: with so few every figure is known roughly at best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are {count} patients in all. At least a dozen are needed to hold some out, and hundreds to know how good the model is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says whose {count} scans are; each counts as a patient of its own. Where patients have several scans, all figures will be too good. Name the patients in a table labels.csv with the columns path and patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} scans have no class in the table and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files that the table names are not there and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scans} scans of {patients} patients in {classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scans} scans in {classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking … {count} scans so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingWindow</name>
    <message>
        <source>Train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step is not there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the scans have been looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose scans to learn from first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of labelled scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a table of labelled scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to look at these scans.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Looking at “{folder}” …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} on “{folder}”: {outcome}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying {model} on “{folder}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictControls</name>
    <message>
        <source>Finding that your verdict is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amended to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on the finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it present, absent, or are you unsure? Or write a comment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Influence on “{finding}”, not lesion outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Windowing</name>
    <message>
        <source>Automatic (middle 98 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VOI table {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C {centre}  W {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>above threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding}: {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ruled out ({coverage}): {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{coverage} set: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The findings the model does not rule out, the likeliest first: on held-out data, scans with a finding had it in this list at least as often as the figure says. Each finding is judged by itself, so that several or none may be listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The classes the model keeps, the likeliest first: on held-out data such sets held the true class at least as often as the figure says. The likeliest is always among them. A set is chosen class by class and not by the threshold, so it may hold more than the line above says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure} · threshold {threshold}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: sensitivity {sens}, specificity {spec}, {scans}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on held-out scans of the training set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A score, not a probability: nobody has measured how often the model is right about “{finding}” at this figure. Compare it with the model&apos;s other scores only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrated probability: of 100 scans of the kind this model was tested on that get this figure, {count} have the finding “{finding}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the threshold of {threshold} the model found {sens} of 100 scans with the finding and cleared {spec} of 100 without it, {scans} (95 % confidence intervals {sens_range} and {spec_range}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was {sens} and {spec} {scans} ({sens_range} and {spec_range}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In scope, 1 warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In scope, {count} warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file states fits the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance from the training scans {distance}, limit {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distance says how unlike the training scans this picture is; beyond the limit the model does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your impression comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding} {figures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}” was not opened. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scan was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scan in “{folder}” or below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scan in what was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was left out. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file was left out. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files and folders were left out. The first: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than 99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workers</name>
    <message>
        <source>Lightbox made a mistake while reading this file. The scan was left as it is; please report it with the log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>As found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By date, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By probability, likeliest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most suspicious first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for scans …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: {count} not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistModel</name>
    <message>
        <source>{study}, folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>Worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One scan was removed from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} scans were removed from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Worth</name>
    <message>
        <source>If 1 in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such patients has it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In how many such patients one has the finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number, to see how often an answer is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above threshold: {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below threshold: {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} have it ({range})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} do not ({range})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not understood. Type a number such as 10, or 1 in 10, or 10 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number above 1, such as 10 for one in ten, or a share such as 10 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive and negative predictive value where {share} of the patients have the finding, with 95 % confidence intervals: from the sensitivity and specificity {scans}, by Bayes&apos; rule. They hold only as far as your scans are like those.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Empty</name>
    <message>
        <source>Drop a folder of labelled scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM, PNG and JPEG, mixed as you like, any number of classes. They stay where they are and are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;table …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Found</name>
    <message>
        <source>Choose &amp;folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;table …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes with their scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Search</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the worklist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
