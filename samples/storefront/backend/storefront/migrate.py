"""Brings the database up to date: `python -m storefront.migrate`."""


def main() -> None:
    print("nothing to migrate")


if __name__ == "__main__":
    main()
