// Package returns judges what an agency (OPD) wrote into its progress sheet.
//
// A cell that came back is read into an [Answer]: a [Value] with a [Certainty].
// [Compare] then sets three values of every open cell side by side, the one
// that was sent (base), the one that was returned (theirs) and the one that
// holds now, and says per [Field] what follows: unchanged, update, review,
// conflict or rejected. Rows are known by the code they carry; a row that lost
// its code is recognized by its content, but only as a proposal.
//
// The rule above all others: nothing wrong is taken silently. What is certain
// waits for one nod; what is doubtful waits for a decision of its own
// ([Decisions]); what cannot be read is never taken.
//
// The package is pure. It opens no file, knows no archive and no window, and
// says everything by a [Reason], whose Indonesian sentence stands in [Reasons].
// Two limits follow from what a file can tell: if somebody sorts only the open
// columns, cells that were empty when sent show no trace of it; and a figure
// given in thousands of rupiah looks like one in rupiah once it is large.
package returns
