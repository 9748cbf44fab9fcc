def main() -> None:
    print("clinic")
