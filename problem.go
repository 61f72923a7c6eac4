package socialorg

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Code names a kind of mistake. It is a constant that is an error, so that
// errors.Is(err, ErrCycle) finds it in whatever Validate, NewHierarchy, Check
// or Score returned. Programs add their own for their own rules.
type Code string

// Error returns the code itself.
func (c Code) Error() string { return string(c) }

// The codes of the mistakes that Validate, NewHierarchy and Score report. Those
// of rules stand in package rules.
const (
	ErrRequired    Code = "required"    // nothing is there, or nothing that can be seen
	ErrMalformed   Code = "malformed"   // not written as such a value must be
	ErrUnsupported Code = "unsupported" // not one of a closed set
	ErrRange       Code = "range"       // a number out of range or not finite, or too many of something
	ErrTooLong     Code = "too-long"    // more bytes than the stated limit
	ErrDuplicate   Code = "duplicate"   // the same as an earlier one
	ErrUnknown     Code = "unknown"     // refers to something that does not exist
	ErrSelfReport  Code = "self-report" // a position that reports to itself
	ErrCycle       Code = "cycle"       // positions that report to each other in a circle
	ErrOverflow    Code = "overflow"    // a sum that does not fit into 64 bits
)

// ErrImplausible is the code of [Scorecard.Doubts]: counts that contradict each
// other. It is a warning, and nothing refuses its input for it.
const ErrImplausible Code = "implausible"

// The codes of a [Gap]: why a KPI has no value, or not all of it.
const (
	ErrUncounted       Code = "uncounted"        // a channel did not count a metric in a period
	ErrZeroDenominator Code = "zero-denominator" // the denominator adds up to 0
	ErrNonAdditive     Code = "non-additive"     // counts of a metric that do not add up, such as reach
	ErrCurrencies      Code = "currencies"       // money in two currencies, or in another than the campaign's
)

// A Problem is one mistake, as data. Path and Code are stable, for programs;
// Detail is prose, for people, and may improve from version to version.
//
// A Problem is comparable with ==.
type Problem struct {
	Path   string `json:"path"` // the place, in JSON field names: "positions[3].reportsTo"; "" is the whole value
	Code   Code   `json:"code"`
	Detail string `json:"detail"`

	// The place in the file that the value came from; zero where it came from
	// none. Line and Column count from 1, Column in bytes.
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitzero"`
	Column int    `json:"column,omitzero"`
}

// Error returns the place, the path and the detail on one line, without
// control characters and in less than 64 KiB, whatever the problem holds:
// `team.yaml:4:79: positions[1].reportsTo: no position "CEO"`.
func (p Problem) Error() string {
	text := p.Detail
	if text == "" {
		text = string(p.Code)
	}
	if p.Path != "" {
		text = p.Path + ": " + text
	}
	if p.File != "" {
		place := p.File
		if p.Line > 0 {
			place += fmt.Sprintf(":%d", p.Line)
			if p.Column > 0 {
				place += fmt.Sprintf(":%d", p.Column)
			}
		}
		text = place + ": " + text
	}
	return printable(text)
}

// Unwrap returns the code.
func (p Problem) Unwrap() error { return p.Code }

// Problems is every mistake that was found, in the order of the input. It is
// the error that Validate, NewHierarchy, Check and Score return, and it is
// never returned empty:
//
//	if problems, ok := errors.AsType[socialorg.Problems](err); ok {
//		for _, p := range problems {
//			fmt.Println(p)
//		}
//	}
type Problems []Problem

// Error returns the problems on one line, separated by semicolons, in less
// than 64 KiB: those that do not fit are counted.
func (ps Problems) Error() string {
	if len(ps) == 0 {
		return "no problems"
	}
	var b strings.Builder
	for i, p := range ps {
		text := p.Error()
		if i > 0 {
			if b.Len()+len(text) > maxErrorText {
				fmt.Fprintf(&b, "; and %d more", len(ps)-i)
				break
			}
			b.WriteString("; ")
		}
		b.WriteString(text)
	}
	return b.String()
}

// Unwrap returns the problems one by one, for errors.Is and errors.As.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// err returns ps as an error, nil when there are none.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

func (ps *Problems) add(path string, code Code, format string, args ...any) {
	*ps = append(*ps, Problem{Path: path, Code: code, Detail: fmt.Sprintf(format, args...)})
}

// nest adds the problems of element i of a list, whose paths are relative to
// the element. It costs nothing where there are none.
func (ps *Problems) nest(list string, i int, of Problems) {
	for _, p := range of {
		p.Path = strings.TrimSuffix(fmt.Sprintf("%s[%d].%s", list, i, p.Path), ".")
		*ps = append(*ps, p)
	}
}

const (
	maxErrorText = 60 << 10 // bytes of a message, before the count of what was left out
)

// printable cuts and escapes text so that it prints on one line and shows
// every character that it holds.
func printable(text string) string {
	var b strings.Builder
	for i, r := range text {
		if b.Len() >= maxErrorText-len("...") {
			b.WriteString("...")
			break
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}
