// Package render draws organisations and reports for people.
//
// # Charts
//
// [Tree] writes an organisation as indented text, [Mermaid] and [DOT] in the
// languages of the programs of that name, [SVG] as a picture, [HTML] as a page
// with everything that the organisation states, and [Page] the same with the
// scorecards of its campaigns.
//
// # Reports
//
// [RoleProfile], [Comparison], [RACI], [Scorecard] and [Changes] write Markdown
// that reads well as plain text.
//
// # Names and labels
//
// What roles, positions and responsibilities are called comes from the
// organisation; the package's own words come from the [Labels] of a language.
// A page in Indonesian is one of an organisation to which the Indonesian
// [socialorg.Glossary] was applied, with the labels of [Indonesian]; summaries
// and titles stay as they were written. Headings that have only an id to go by,
// as those of a [socialorg.Matrix], spell it out.
//
// # Text
//
// Every format escapes what the organisation holds, so that no text changes
// the structure of the output or is executed: names may have quotes, brackets,
// tags and line breaks. In Markdown, mentions and web addresses stay text. Characters that cannot be seen or that change the
// direction of what stands beside them are written as [U+202E]; those are the
// characters that the rule [socialorg.NoHiddenText] reports.
//
// # Output
//
// The same input gives the same bytes. A nil or empty hierarchy is drawn as
// one without positions. Nothing recurses over the organisation, and all but
// [Tree], whose indentation grows with the depth, take linear time and memory.
// Errors are those of the writer, and a [socialorg.Problem] where a hierarchy
// is deeper than [MaxDepth].
package render
