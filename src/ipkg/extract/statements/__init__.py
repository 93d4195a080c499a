"""How a figure hangs on the words around it: the rules of statements, and the scene that they look at."""
