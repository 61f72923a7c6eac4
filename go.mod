module example.com/socialorg

go 1.26
