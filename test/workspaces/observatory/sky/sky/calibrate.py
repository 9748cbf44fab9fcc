SENSITIVE = {"api_key", "dome_code", "password"}


def public(settings: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in settings.items() if name.lower().replace("-", "_") not in SENSITIVE}


def main() -> None:
    print("The mirrors are level.")


if __name__ == "__main__":
    main()
