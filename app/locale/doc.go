// Package locale writes and reads days, hours, numbers, money, names and civil
// servants' numbers the way Indonesian offices do.
//
// What it writes follows EYD V and the official letter rules of Permendagri
// 1/2023: "Senin, 23 November 2026", "09.00 s.d. 12.30 WIB", "1.234,5",
// "75,5%", "Rp1.250.000,00". What it reads is wider: anything an office is seen
// to type. Every reader tells three outcomes apart:
//
//   - exact: the error is nil and the [Doubt] is empty;
//   - needs confirmation: the error is nil and the Doubt says why. The value is
//     the likeliest one and is never to be used without a person's nod;
//   - not understood: the error is [ErrNotUnderstood], or [ErrNoSuchDay] for a
//     day that looks like one but is not in the calendar.
//
// A due date ([Due], tenggat) is a day, a period or a condition. Nothing here
// knows about meetings, windows, paper or the time now: today is handed in.
package locale
