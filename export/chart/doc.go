// Package chart lays figures out as bars, columns and lines, and draws them as
// pictures.
//
// A [Chart] says what is shown. [Chart.Lay] says where everything stands, as a
// [Drawing] of boxes, lines and texts in whatever unit the drawer measures in.
// Three drawers share it: the window (package kit), paper (package paper) and
// the picture of this package, so that a chart is the same wherever it is seen.
//
// No color is the only sign of anything: every [Series] has a texture besides,
// and the values are written where they fit.
//
// The package knows no screen, no paper and none of the words of the field.
package chart
