package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
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

// texts are what -h says, of each subcommand and of all. In them, $NAME stands for a list that is
// made, or for the text of that name.
//
//go:embed help
var texts embed.FS

// The texts that are not of one subcommand.
const (
	ofAll    = "overview"
	ofTables = "tables"
)

func help(name string) string {
	f := newFlags(name)
	f.input()
	return f.help(name)
}

// help returns a text.
func (f *flags) help(name string) string {
	text, _ := texts.ReadFile("help/" + name + ".txt") // which every subcommand has
	return os.Expand(string(text), func(name string) (part string) {
		switch name {
		case "flags":
			part = f.list()
		case "layouts":
			part = readyList()
		case "rules":
			part = rulesList()
		default:
			part = f.help(name)
		}
		return strings.TrimSuffix(part, "\n")
	})
}

// list lists the flags: in the text about tables those for tables, and the others elsewhere.
func (f *flags) list() string {
	const width = 18 // characters of a flag that has its explanation beside it
	var b strings.Builder
	f.VisitAll(func(g *flag.Flag) {
		if slices.Contains(f.ofTables, g.Name) != (f.Name() == ofTables) {
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
