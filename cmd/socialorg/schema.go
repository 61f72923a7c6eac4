package main

import (
	"io"

	"example.com/socialorg/orgfile"
)

// schemaFile is the name under which init expects the schema.
const schemaFile = "socialorg.schema.json"

func schemaCommand() command {
	return command{
		name: "schema", args: "", summary: "the JSON Schema that lets editors complete and check files",
		doc: `schema prints the JSON Schema of the files. Editors that know it complete field
names and underline mistakes while you type. The first line of a file that
socialorg init wrote tells an editor where the schema is: beside the file.

Example: socialorg schema -o ` + schemaFile,
		setup: new(schemaFlags).setup,
	}
}

type schemaFlags struct{ out *output }

func (c *schemaFlags) setup(f *flags) action {
	c.out = f.output()
	return c.run
}

func (c *schemaFlags) run(s *session, args []string) error {
	if len(args) > 0 {
		return usagef("unexpected argument %s", quote(args[0]))
	}
	return c.out.write(s, func(w io.Writer) error {
		_, err := io.WriteString(w, orgfile.Schema())
		return err
	})
}
