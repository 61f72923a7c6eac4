package orgfile

import _ "embed" // for Schema

//go:embed schema.json
var schema string

// Schema returns the JSON Schema, draft 7, of the files that [Read] reads. It
// describes their shape: fields, kinds of values, closed sets. Only
// [File.Hierarchy] checks that references lead somewhere and that nobody
// reports to themselves. An editor takes the schema from a file next to the one
// being edited, whose first line is
//
//	# yaml-language-server: $schema=socialorg.schema.json
func Schema() string { return schema }
