package socialorg

import "sync"

// perform does all tasks, at the same time where n positions are enough for
// that to be worth while.
func perform(n int, tasks ...func()) {
	const worthwhile = 1 << 14
	if n < worthwhile {
		for _, do := range tasks {
			do()
		}
		return
	}
	var all sync.WaitGroup
	for _, do := range tasks {
		all.Go(do)
	}
	all.Wait()
}

// split returns tasks that together do 0 to n-1.
func split(n int, do func(from, to int)) []func() {
	var tasks [8]func()
	size := (n + len(tasks) - 1) / len(tasks)
	for i := range tasks {
		tasks[i] = func() { do(min(i*size, n), min((i+1)*size, n)) }
	}
	return tasks[:]
}
