' Fills in forms as somebody at LibreOffice does. What is to be done stands in a file, a line each:
' open FILE / text SHEET COLUMN ROW WORDS / number SHEET COLUMN ROW VALUE / control PLACE WORDS /
' save FILE FILTER / close. What goes wrong is written beside that file.

Sub Fill(jobs As String)
  Dim disk, lines, doc, part, out As Integer
  Dim unseen(0) As New com.sun.star.beans.PropertyValue
  Dim format(0) As New com.sun.star.beans.PropertyValue
  On Error Goto Wrong
  unseen(0).Name = "Hidden" : unseen(0).Value = True
  format(0).Name = "FilterName"
  disk = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  lines = createUnoService("com.sun.star.io.TextInputStream")
  lines.setInputStream(disk.openFileRead(ConvertToURL(jobs)))
  lines.setEncoding("UTF-8")
  Do While Not lines.isEOF()
    part = Split(lines.readLine(), Chr(9))
    Select Case part(0)
      Case "open"
        doc = StarDesktop.loadComponentFromURL(ConvertToURL(part(1)), "_blank", 0, unseen())
      Case "text"
        Place(doc, part).String = Replace(part(4), "\n", Chr(10))
      Case "number"
        Place(doc, part).Value = CDbl(part(4))
      Case "control"
        FillControl(doc, CInt(part(1)), Replace(part(2), "\n", Chr(10)))
      Case "save"
        format(0).Value = part(2)
        doc.storeToURL(ConvertToURL(part(1)), format())
      Case "close"
        doc.close(True)
    End Select
  Loop
  lines.closeInput()
  StarDesktop.terminate()
  Exit Sub
Wrong:
  out = FreeFile
  Open jobs & ".wrong" For Output As #out
  Print #out, Join(part, " ") & ": " & Error$
  Close #out
  StarDesktop.terminate()
End Sub

Function Place(doc, part)
  Place = doc.Sheets(CInt(part(1))).getCellByPosition(CInt(part(2)), CInt(part(3)))
End Function

' Before 7.5 a control for text is a field; ticks, days and choices are controls in any version.
Sub FillControl(doc, wanted As Integer, words As String)
  Dim paragraphs, paragraph, portions, portion, seen As Integer
  paragraphs = doc.Text.createEnumeration()
  Do While paragraphs.hasMoreElements()
    paragraph = paragraphs.nextElement()
    If paragraph.supportsService("com.sun.star.text.Paragraph") Then
      portions = paragraph.createEnumeration()
      Do While portions.hasMoreElements()
        portion = portions.nextElement()
        If portion.TextPortionType = "ContentControl" Or portion.TextPortionType = "TextField" Then
          If seen = wanted Then
            If portion.TextPortionType = "TextField" Then
              portion.TextField.Content = words
            Else
              FillOne(portion.ContentControl, words)
            End If
            Exit Sub
          End If
          seen = seen + 1
        End If
      Loop
    End If
  Loop
  Error 9
End Sub

Sub FillOne(control, words As String)
  Dim portions, first, cursor
  If control.Checkbox Then
    control.Checked = True
    Exit Sub
  End If
  portions = control.createEnumeration()
  first = portions.nextElement()
  cursor = first.Text.createTextCursorByRange(first.End)
  cursor.goLeft(1, False)
  cursor.goLeft(Len(first.String), True)
  cursor.String = words
  control.ShowingPlaceHolder = False
End Sub
