package orgfile

import _ "embed" // for Schema

//go:embed schema.json
var schema string

// Schema returns the JSON Schema, draft 7, of the files that [Read] reads. It
// describes their shape: fields, kinds of values, closed sets. That references
// lead somewhere, and that nobody reports to themselves, only [File.Hierarchy]
// finds out. An editor takes it from a file beside the one that it shows, whose
// first line is
//
//	# yaml-language-server: $schema=socialorg.schema.json
func Schema() string { return schema }
