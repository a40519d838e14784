"""A person's body: who it is, what it spends, what it is given to eat, and how its weight follows."""
