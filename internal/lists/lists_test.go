package lists_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/internal/lists"
)

func TestLists(t *testing.T) {
	numbers := []int{3, 1, 3, 2, 1}
	require.Equal(t, []string{"3", "1", "3", "2", "1"}, lists.Each(numbers, strconv.Itoa))
	require.Equal(t, map[int]bool{1: true, 2: true, 3: true}, lists.Set(numbers))
	require.Equal(t, []int{3, 1, 2}, lists.Distinct(numbers))
	require.Equal(t, []int{3, 1, 3, 2, 1}, numbers, "not changed")
}
