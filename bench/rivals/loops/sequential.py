"""The book's method in Python: reads integers, one per line, and checks one after another.

Prints the seconds that the checks took, then 1 or 0 for each integer.
"""

import math
import sys
import time


def is_prime(n: int) -> bool:
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    root = math.isqrt(n)
    for divisor in range(3, root + 1, 2):
        if n % divisor == 0:
            return False
    return True


numbers = [int(line) for line in sys.stdin]
start = time.perf_counter()
verdicts = [is_prime(n) for n in numbers]
print(time.perf_counter() - start)
print("".join("1" if prime else "0" for prime in verdicts))
