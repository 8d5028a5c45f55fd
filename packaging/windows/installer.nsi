; Installs Rakor for one person, without an administrator. The archive lies in
; %LOCALAPPDATA%\rakor, not beside the program, and no step here touches it.
;
; makensis -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DSOURCE=folder -DOUT=file installer.nsi
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
RequestExecutionLevel user
Name "Rakor"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Rakor"
InstallDirRegKey HKCU "Software\Rakor" "InstallDir"
BrandingText "Rakor ${VERSION}"

!include MUI2.nsh
!include FileFunc.nsh

!define MUI_ICON "${SOURCE}\rakor.ico"
!define MUI_UNICON "${SOURCE}\rakor.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\rakor.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Rakor"
!define CLASSES "Software\Classes"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1057 "ProductName" "Rakor"
VIAddVersionKey /LANG=1057 "FileDescription" "Pemasang Rakor"
VIAddVersionKey /LANG=1057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "LegalCopyright" "MIT"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString Running 1057 "Rakor sedang terbuka. Tutup dahulu Rakor, lalu pilih Coba lagi."
LangString Running 1033 "Rakor is open. Close it first, then choose Retry."
LangString Bundle 1057 "Berkas gabungan Rakor"
LangString Bundle 1033 "Rakor joining bundle"
LangString Kept 1057 "Rakor sudah dihapus. Arsip rapat tidak disentuh; letaknya tetap di $LOCALAPPDATA\rakor."
LangString Kept 1033 "Rakor is removed. The archive of your meetings was not touched; it is still in $LOCALAPPDATA\rakor."

; A program that runs cannot be overwritten on Windows.
!macro WaitUntilClosed
  again:
  ClearErrors
  IfFileExists "$INSTDIR\rakor.exe" 0 closed
  FileOpen $0 "$INSTDIR\rakor.exe" a
  IfErrors 0 free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 1
    Quit
  free:
  FileClose $0
  closed:
!macroend

Section "Rakor"
  SetOutPath "$INSTDIR"
  !insertmacro WaitUntilClosed
  File "${SOURCE}\rakor.exe"
  File "${SOURCE}\rakor.com"
  File "${SOURCE}\rakor.ico"
  File "${SOURCE}\LICENSE.txt"
  File "${SOURCE}\NOTICES.txt"
  File "${SOURCE}\sbom.json"
  WriteUninstaller "$INSTDIR\hapus.exe"
  CreateShortcut "$SMPROGRAMS\Rakor.lnk" "$INSTDIR\rakor.exe" "" "$INSTDIR\rakor.ico"
  WriteRegStr HKCU "Software\Rakor" "InstallDir" "$INSTDIR"

  WriteRegStr HKCU "${CLASSES}\.rakorgabung" "" "Rakor.Gabung"
  WriteRegStr HKCU "${CLASSES}\Rakor.Gabung" "" "$(Bundle)"
  WriteRegStr HKCU "${CLASSES}\Rakor.Gabung\DefaultIcon" "" "$INSTDIR\rakor.ico"
  WriteRegStr HKCU "${CLASSES}\Rakor.Gabung\shell\open\command" "" '"$INSTDIR\rakor.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Rakor"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\rakor.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Rakor"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\hapus.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\hapus.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed
  Delete "$INSTDIR\rakor.exe"
  Delete "$INSTDIR\rakor.com"
  Delete "$INSTDIR\rakor.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\NOTICES.txt"
  Delete "$INSTDIR\sbom.json"
  Delete "$INSTDIR\hapus.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Rakor.lnk"
  DeleteRegKey HKCU "Software\Rakor"
  DeleteRegKey HKCU "${CLASSES}\Rakor.Gabung"
  DeleteRegValue HKCU "${CLASSES}\.rakorgabung" ""
  DeleteRegKey /ifempty HKCU "${CLASSES}\.rakorgabung"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION "$(Kept)" /SD IDOK
SectionEnd
