package insights

import "io"

// A recent reads on, and keeps what it has read since the current row began.
type recent struct {
	r    io.Reader
	row  int64 // where the current row begins, in bytes
	from int64 // where kept begins
	kept []byte
}

func (r *recent) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if r.row > r.from {
		r.kept = r.kept[:copy(r.kept, r.kept[r.row-r.from:])]
		r.from = r.row
	}
	r.kept = append(r.kept, p[:n]...)
	return n, err
}

// until returns the text from where the current row begins.
func (r *recent) until(end int64) []byte { return r.kept[r.row-r.from : end-r.from] }
