package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Flags are those of one subcommand. Unlike those of package flag alone, they may
// stand anywhere: socialorg chart team.yaml -format svg.
type flags struct {
	*flag.FlagSet
	in       *input   // where the subcommand reads an organisation
	ofTables []string // names of the flags that only tables need
	rest     []string // arguments that are no flags, so far
}

func newFlags(name string) *flags {
	f := &flags{FlagSet: flag.NewFlagSet(name, flag.ContinueOnError)}
	f.SetOutput(io.Discard)
	return f
}

// parse sets the flags and the rest.
func (f *flags) parse(args []string) error {
	for {
		if err := f.Parse(args); err != nil {
			return f.explain(err)
		}
		left := f.Args()
		parsed := args[:len(args)-len(left)]
		if len(left) == 0 || len(parsed) > 0 && parsed[len(parsed)-1] == "--" {
			f.rest = append(f.rest, left...)
			return nil
		}
		f.rest = append(f.rest, left[0])
		args = left[1:]
	}
}

// explain says what is wrong with the flags, for people who do not know package
// flag.
func (f *flags) explain(err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -"); ok {
		var known []string
		f.VisitAll(func(g *flag.Flag) { known = append(known, "-"+g.Name) })
		return usagef("there is no flag -%s%s", name, didYouMean("-"+name, known...))
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag needs an argument: "); ok {
		return usagef("the flag %s needs a value after it", name)
	}
	if value, rest, ok := strings.Cut(strings.TrimPrefix(err.Error(), "invalid boolean value "), " for -"); ok {
		name, _, _ := strings.Cut(rest, ":")
		return usagef("-%s is true or false, not %s", name, value)
	}
	if _, message, ok := strings.Cut(err.Error(), " for flag -"); ok {
		return usagef("-%s", message) // which names the value where that helps
	}
	return usagef("%v", err)
}

// choice declares a flag with one of a few values, of which the first is the default. The
// usage has the name of the value in back quotes.
func (f *flags) choice(name, usage string, values ...string) *string {
	chosen := values[0]
	f.Func(name, fmt.Sprintf("%s: %s (default %s)", usage, strings.Join(values, ", "), chosen), func(s string) error {
		if !slices.Contains(values, s) {
			return fmt.Errorf("there is no %s%s", quote(s), didYouMean(s, values...))
		}
		chosen = s
		return nil
	})
	return &chosen
}

// listed declares a flag that adds values to a list.
func (f *flags) listed(name, usage string) *[]string {
	var values []string
	f.Func(name, usage+"; may be given several times", func(s string) error {
		values = append(values, s)
		return nil
	})
	return &values
}

// some declares a flag for names of things, separated by commas.
func (f *flags) some(name, usage, thing string, known []string) *[]string {
	var list []string
	f.Func(name, usage, func(s string) error {
		for one := range strings.SplitSeq(s, ",") {
			one = strings.TrimSpace(one)
			if !slices.Contains(known, one) {
				return fmt.Errorf("there is no %s %s%s", thing, quote(one), didYouMean(one, known...))
			}
			list = append(list, one)
		}
		return nil
	})
	return &list
}

// help returns what -h says of a subcommand.
func (f *flags) help(c command) string {
	doc, more := strings.TrimSpace(c.doc), ""
	if f.in != nil {
		doc += "\n\n" + inputHelp
		more = "\nFlags for tables (.csv, .tsv) are the same everywhere: socialorg help tables\n"
	}
	if c.more != nil {
		more += "\n" + c.more()
	}
	return fmt.Sprintf("usage: %s\n\n%s\n\nExample: %s\n\nFlags, before or after the arguments:\n%s%s",
		strings.TrimSpace("socialorg "+c.name+" [flags] "+c.args), doc,
		strings.ReplaceAll(strings.TrimSpace(c.examples), "\n", "\n         "), f.list(false), more)
}

// list lists the flags for tables, or the others.
func (f *flags) list(ofTables bool) string {
	const width = 18 // characters of a flag that has its explanation beside it
	var b strings.Builder
	f.VisitAll(func(g *flag.Flag) {
		if slices.Contains(f.ofTables, g.Name) != ofTables {
			return
		}
		value, usage := flag.UnquoteUsage(g)
		line := "-" + g.Name
		if b, ok := g.Value.(interface{ IsBoolFlag() bool }); value != "" && (!ok || !b.IsBoolFlag()) {
			line += " " + value
		}
		if len(line) > width {
			line += fmt.Sprintf("\n  %-*s", width, "")
		}
		fmt.Fprintf(&b, "  %-*s  %s\n", width, line, usage)
	})
	return b.String()
}
