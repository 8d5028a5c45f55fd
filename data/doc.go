// Package data keeps the minutes of coordination meetings in one SQLite file.
//
// It owns the vocabulary of the program. A [Meeting] (rapat) has agenda items
// ([AgendaItem], acara), each with entries ([Entry], catatan), and an
// [Attendance] list (daftar hadir). An entry may give rise to a [FollowUp]
// (tindak lanjut) that one [Agency] (OPD) leads and others support, and on
// which it sends a [Report] (laporan kemajuan) each period. When a meeting is
// made final, a [MinutesVersion] (notula) is frozen from its record.
//
// All reading and writing happens inside [DB.Read] and [DB.Write]; every store
// hangs off the [Tx] these hand out. Each row has an id inside the file, a
// [UID] everywhere and a revision; what is written goes, in the same
// transaction, into a history that is only ever added to. No row is deleted.
//
// Nothing here knows about windows, PDF or Excel, or asks for the time of day.
package data
