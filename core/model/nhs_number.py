"""The NHS number: ten digits of which the last checks the others."""


def checks_out(text: str) -> bool:
    """Return whether the digits of a text are ten, and the last one fits the others.

    Source: NHS Data Dictionary, NHS Number: modulus 11.
    """
    digits = [int(one) for one in text if one.isascii() and one.isdigit()]
    if len(digits) != 10:
        return False
    rest = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == (11 - rest) % 11
