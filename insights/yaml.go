package insights

import (
	"io"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/document"
)

// maxLayoutBytes is the size of a file that ReadLayout reads at most.
const maxLayoutBytes = 64 << 10

// ReadLayout reads a layout from a YAML file. Its fields are those of a [Layout] and
// of its Columns, with a small first letter: channel, periodColumn, columns. A list
// of texts may be one text. Every mistake is reported at once, as
// [socialorg.Problems] with their places: fields that do not exist, values that are
// not what they must be, and what a Layout must not say. That the channel, the period
// or the currency is missing is none, since programs may set them. A file has at most
// 64 KiB.
func ReadLayout(r io.Reader, name string) (Layout, error) {
	var problems socialorg.Problems
	if r == nil {
		problems.Add("", socialorg.ErrRequired, "there is nothing to read from")
		problems.Last().Place = socialorg.Place{File: name, Line: 1, Column: 1}
		return Layout{}, problems
	}
	var l Layout
	var d document.Document
	err := d.Read(r, name, &l, document.Options{Limit: maxLayoutBytes, None: "there is no layout", Lone: true})
	if err != nil {
		return Layout{}, err
	}
	if problems = d.Found; len(problems) == 0 {
		problems = l.checkFile(d.Locator())
	}
	if len(problems) > 0 {
		return Layout{}, d.Sort(problems)
	}
	return l, nil
}

// checkFile reports what a layout must not say, with the places in its file. What
// Layout.For fills in has a stand-in, so that it is not missed.
func (l Layout) checkFile(d *document.Locator) socialorg.Problems {
	if l.Channel == "" && l.ChannelColumn == "" {
		l.Channel = "any"
	}
	if l.Currency == "" && l.CurrencyColumn == "" {
		l.Currency = "XXX" // the code of no currency, by ISO 4217
	}
	if l.Period == "" {
		l.Period = "2000"
	}
	return l.check().Located(func(path string) (socialorg.Place, bool) {
		place, ok := d.Place(path)
		for !ok && path != "" {
			path = path[:max(0, strings.LastIndexAny(path, ".["))]
			place, ok = d.Place(path)
		}
		return place, ok
	})
}
