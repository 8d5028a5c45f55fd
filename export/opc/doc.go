// Package opc writes the zip packages that office files are (Open Packaging
// Conventions, ECMA-376 part 2): workbooks and text documents. It knows how parts
// are packed and what a file tells about itself, and nothing of what the parts
// say. The same parts always give the same bytes.
package opc
