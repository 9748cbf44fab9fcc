def main() -> None:
    print("the tables are up to date")


if __name__ == "__main__":
    main()
