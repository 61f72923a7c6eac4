// Package render draws organisations and reports for people. Every function
// writes to an [io.Writer] and takes what to draw and the [Labels] of a language.
//
// [Tree] writes an organisation as indented text, [Mermaid] and [DOT] in the
// languages of Mermaid and Graphviz, [SVG] as a picture, which a [Look] shapes and
// colours, and [Page] as an HTML page with everything that the organisation states
// and the scorecards of its campaigns. [RoleProfile], [RoleAd], [Comparison], [RACI],
// [Coverage], [SkillGaps], [Scorecard], [Scorecards] and [Changes] write Markdown that
// reads well as plain text.
//
// # Names and labels
//
// The names of roles, positions, areas and so on come from the organisation, or from
// [Labels.Naming] for reports that see only a part of one; a key that nothing names is
// written in words. The package's own words come from the labels of [English] or
// [Indonesian], which also write numbers and money as the language does. For a page
// all in Indonesian, translate the organisation with [socialorg.Translate]; if its
// names stay in another language, [Labels.NamesIn] says so.
//
// # Text
//
// Every format escapes the text of the organisation, so that no text changes the
// structure of the output or is executed: names may have quotes, brackets, tags
// and line breaks. In Markdown, web addresses stay text, and so do mentions,
// references to issues and commits, and the codes of emoji. Characters that cannot be
// seen or that change the direction of their neighbours are written as [U+202E],
// unless the script or the emoji around them uses them.
//
// # Output
//
// The same input gives the same bytes. A nil or empty hierarchy is drawn as one
// without positions. Nothing recurses over the organisation, and all functions
// but [Tree], whose indentation grows with the depth, take linear time and
// memory. Errors are those of the writer, and [socialorg.Problems] where a
// hierarchy is deeper than [MaxDepth].
package render
