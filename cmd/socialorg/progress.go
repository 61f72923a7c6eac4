package main

import (
	"io"
	"io/fs"
	"os"
	"sync"
	"time"
)

// during does some work and, where it takes more than a second and people look at
// the terminal, says on standard error that it goes on.
func (s *session) during(what string, work func()) {
	if isTerminal(s.stderr) {
		defer showProgress(s.stderr, s.name+": "+what)()
	}
	work()
}

// showProgress prints a line that counts the seconds, from the first one, until
// stop is called, which removes it.
func showProgress(w io.Writer, text string) (stop func()) {
	done := make(chan struct{})
	var showing sync.WaitGroup
	showing.Go(func() {
		for seconds := 1; ; seconds++ {
			select {
			case <-time.After(time.Second):
				complain(w, "\r%s, %d s ", text, seconds)
				continue
			case <-done:
			}
			if seconds > 1 {
				complain(w, "\r\x1b[K") // which clears the line
			}
			return
		}
	})
	return func() {
		close(done)
		showing.Wait()
	}
}

// isTerminal reports whether w is something that people look at.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}
