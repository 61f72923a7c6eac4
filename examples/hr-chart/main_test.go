package main

func Example() {
	main()
	// Output:
	// 107 positions
	//
	// chain of command above the marketing representative:
	//   201 Marketing Manager
	//   100 President
	//
	// who reports to the president:
	//   101 Administration Vice President 5 directly, 11 in all
	//   102 Administration Vice President 1 directly, 5 in all
	//   114 Purchasing Manager            5 directly, 5 in all
	//   120 Stock Manager                 8 directly, 8 in all
	//   121 Stock Manager                 8 directly, 8 in all
	//   122 Stock Manager                 8 directly, 8 in all
	//   123 Stock Manager                 8 directly, 8 in all
	//   124 Stock Manager                 8 directly, 8 in all
	//   145 Sales Manager                 6 directly, 6 in all
	//   146 Sales Manager                 6 directly, 6 in all
	//   147 Sales Manager                 6 directly, 6 in all
	//   148 Sales Manager                 6 directly, 6 in all
	//   149 Sales Manager                 6 directly, 6 in all
	//   201 Marketing Manager             1 directly, 1 in all
	//
	// nearest common manager of 111 (Accountant) and 206 (Public Accountant):
	//   101 Administration Vice President
	//
	// headcount, everybody below included:
	//   100 President: 107
	//     101 Administration Vice President: 12
	//     102 Administration Vice President: 6
	//     114 Purchasing Manager: 6
	//     120 Stock Manager: 9
	//     121 Stock Manager: 9
	//     122 Stock Manager: 9
	//     123 Stock Manager: 9
	//     124 Stock Manager: 9
	//     145 Sales Manager: 7
	//     146 Sales Manager: 7
	//     147 Sales Manager: 7
	//     148 Sales Manager: 7
	//     149 Sales Manager: 7
	//     201 Marketing Manager: 2
}
