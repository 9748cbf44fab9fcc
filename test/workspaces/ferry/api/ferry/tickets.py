def main() -> None:
    print("no tickets today")


if __name__ == "__main__":
    main()
