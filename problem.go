package socialorg

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// A Code names a kind of mistake. It is a constant that is an error: errors.Is(err,
// ErrCycle). Programs may add codes for their own rules.
type Code string

// Error returns the code itself.
func (c Code) Error() string { return string(c) }

// The codes of mistakes in organisations, files and counts.
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
	ErrTooMany     Code = "too-many"    // more problems than [MaxProblems]; Problem.More counts them
	ErrImplausible Code = "implausible" // a doubt: a count or a target that can hardly be right. No input is rejected for it
)

// A Place is where a value stands in a file. Line and Column count from 1, Column
// in bytes; 0 is not known.
type Place struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitzero"`
	Column int    `json:"column,omitzero"`
}

// String returns "team.yaml:4:79", without what is not known.
func (p Place) String() string {
	text := p.File
	for _, n := range []int{p.Line, p.Column} {
		if n <= 0 {
			break
		}
		if text != "" {
			text += ":"
		}
		text += strconv.Itoa(n)
	}
	return text
}

// A Problem is one mistake. Path and Code are for programs, Detail for people.
type Problem struct {
	Path      string `json:"path"` // in JSON field names: "positions[3].reportsTo"; "" is the whole value
	Code      Code   `json:"code"`
	Detail    string `json:"detail"`
	Meant     string `json:"meant,omitempty"`     // the known value that is nearest to the wrong one, for an editor's fix
	OtherPath string `json:"otherPath,omitempty"` // of the value that this one clashes with: the first of two
	Other     Place  `json:"other,omitzero"`      // where that value stands
	More      int    `json:"more,omitzero"`       // problems that are not listed, with ErrTooMany
	Place            // where the value stands; zero if it came from no file
}

// Error returns one line of less than 64 KiB without control characters:
//
//	team.yaml:4:79: positions[1].reportsTo: no position "CEO"; did you mean "ceo"?
func (p Problem) Error() string {
	text := cmp.Or(p.Detail, string(p.Code))
	if p.Meant != "" {
		text += suggest.Text(p.Meant)
	}
	if p.Other != (Place{}) {
		text += "; the first is at " + p.Other.from(p.Place)
	} else if p.OtherPath != "" {
		text += "; the first is at " + p.OtherPath
	}
	for _, at := range []string{p.Path, p.String()} {
		if at != "" {
			text = at + ": " + text
		}
	}
	return detail.Line(text)
}

// from returns the place as a reader of another one needs it: without the file
// if that is the same.
func (p Place) from(other Place) string {
	if p.File == other.File && p.Line > 0 {
		return fmt.Sprintf("line %d", p.Line)
	}
	return p.String()
}

// Unwrap returns the code.
func (p Problem) Unwrap() error { return p.Code }

// Problems is every mistake, in input order; as an error, it is never empty.
type Problems []Problem

// Add appends a problem, at a path in JSON field names, with a detail that is
// written as by fmt.Sprintf. Beyond [MaxProblems], it only counts.
func (ps *Problems) Add(path string, code Code, format string, args ...any) {
	ps.add(Problem{Path: path, Code: code, Detail: fmt.Sprintf(format, args...)})
}

func (ps *Problems) add(p Problem) {
	if len(*ps) < MaxProblems {
		*ps = append(*ps, p)
		return
	}
	if len(*ps) == MaxProblems {
		*ps = append(*ps, Problem{Code: ErrTooMany})
	}
	last := &(*ps)[MaxProblems]
	last.More += max(p.More, 1)
	last.Detail = "there is 1 more problem"
	if last.More > 1 {
		last.Detail = fmt.Sprintf("there are %d more problems", last.More)
	}
}

// Last points to the problem that was added last, to state its Place or what was
// Meant; beyond [MaxProblems], to one that nobody sees.
func (ps *Problems) Last() *Problem {
	if n := len(*ps); n > 0 && n <= MaxProblems {
		return &(*ps)[n-1]
	}
	return new(Problem)
}

// Under adds problems below a path: "key" in "goals[2]" is at "goals[2].key".
func (ps *Problems) Under(path string, of Problems) {
	for _, p := range of {
		p.Path = below(path, p.Path)
		if p.OtherPath != "" {
			p.OtherPath = below(path, p.OtherPath)
		}
		ps.add(p)
	}
}

func below(path, rest string) string {
	if path == "" || rest == "" || rest[0] == '[' {
		return path + rest
	}
	return path + "." + rest
}

// Err returns ps as an error, nil when there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// Located returns a copy of ps in which every problem and Other value without a
// place has the one that where, which may be nil, returns for its path.
func (ps Problems) Located(where func(path string) (Place, bool)) Problems {
	if where == nil {
		return slices.Clone(ps)
	}
	located := make(Problems, len(ps))
	for i, p := range ps {
		if at, ok := where(p.Path); ok && p.Place == (Place{}) {
			p.Place = at
		}
		if p.OtherPath != "" && p.Other == (Place{}) {
			p.Other, _ = where(p.OtherPath)
		}
		located[i] = p
	}
	return located
}

// Error returns the problems, a line each, up to 64 KiB, and counts the rest.
func (ps Problems) Error() string {
	if len(ps) == 0 {
		return "no problems"
	}
	var b strings.Builder
	for i, p := range ps {
		text := p.Error()
		if i > 0 {
			if b.Len()+len(text) > detail.MaxLine {
				fmt.Fprintf(&b, "\nand %d more", len(ps)-i)
				break
			}
			b.WriteByte('\n')
		}
		b.WriteString(text)
	}
	return b.String()
}

// Unwrap returns the problems one by one.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}
