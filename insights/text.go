package insights

import (
	"fmt"

	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/suggest"
)

// didYouMean names the known string that is nearest to s, where one is near.
func didYouMean(known *suggest.Index, s string) string {
	if near, ok := known.Find(s); ok {
		return fmt.Sprintf("; did you mean %s?", detail.Quote(near))
	}
	return ""
}

// describe says how numbers are written.
func (n numbers) describe() string {
	s := fmt.Sprintf("the layout has %q before decimals", n.decimal)
	if n.thousands != "" {
		return s + fmt.Sprintf(" and %q between groups of three digits", n.thousands)
	}
	return s + " and nothing between thousands"
}
