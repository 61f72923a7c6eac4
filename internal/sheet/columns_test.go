package sheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/internal/sheet"
)

func TestColumns(t *testing.T) {
	var c sheet.Columns
	require.Zero(t, c.Missing([]string{"day"}), "none is wanted")
	c.Want(false, "day", "date")
	c.Want(true, "note")
	c.Want(false)
	c.Want(false, "date")
	require.Equal(t, 2, c.Missing(nil))
	for _, of := range []struct {
		row       []string
		lacks     int
		at, again [4]int
	}{
		{[]string{"note", "date"}, 0, [4]int{1, 0, -1, 1}, [4]int{}},
		{[]string{"date", "day", "date", "x"}, 0, [4]int{1, -1, -1, 0}, [4]int{0, 0, 0, 2}},
		{[]string{"day", "date", "day", "day"}, 0, [4]int{0, -1, -1, 1}, [4]int{2, 0, 0, 0}},
		{[]string{"date", "date", "day"}, 0, [4]int{2, -1, -1, 0}, [4]int{0, 0, 0, 1}},
		{[]string{"x", ""}, 2, [4]int{-1, -1, -1, -1}, [4]int{}},
		{[]string{"x", "day", "day"}, 1, [4]int{1, -1, -1, -1}, [4]int{2, 0, 0, 0}},
	} {
		require.Equal(t, of.lacks, c.Missing(of.row), of.row)
		for i, w := range c.Wanted {
			require.Equal(t, of.at[i], w.At, "where %q has column %d", of.row, i)
			require.Equal(t, of.again[i], w.Again, "where %q has column %d again", of.row, i)
		}
	}
}
