"""The rules: every kind of change of a public surface, what it means for users, and what notices it."""

from __future__ import annotations

from tools.changes.findings import Breaks, Rule, Severity

_BREAKING, _RISKY, _SAFE = Severity.BREAKING, Severity.RISKY, Severity.SAFE
_RUN, _TYPES, _BOTH, _NEITHER = Breaks.RUN_TIME, Breaks.TYPES, Breaks.BOTH, Breaks.NEITHER

_NEW = "A program that does not use it goes on as before."
_GONE = "A program that uses it fails, and no longer passes the check."
_NEEDLESS = "A strict checker reports comparisons that have become needless."
_MORE = "What a program does with the old type fails with the new one, when it runs as well as when it is checked."
_VALUE = "What was correct for the old type may not be for the new one."

RULES: tuple[Rule, ...] = (
    # Modules and their names
    Rule("module-removed", _BREAKING, _BOTH, "A module was removed.", "Importing it fails."),
    Rule("module-renamed", _BREAKING, _BOTH, "A module was renamed.", "Importing it by the old name fails."),
    Rule("module-added", _SAFE, _NEITHER, "A module was added.", _NEW),
    Rule("class-removed", _BREAKING, _BOTH, "A class was removed.", _GONE),
    Rule("class-renamed", _BREAKING, _BOTH, "A class was renamed.", "Importing it by the old name fails."),
    Rule(
        "class-moved", _BREAKING, _BOTH, "A class was moved to another module.", "Importing it from the old one fails."
    ),
    Rule("class-added", _SAFE, _NEITHER, "A class was added.", _NEW),
    Rule("function-removed", _BREAKING, _BOTH, "A function was removed.", _GONE),
    Rule("function-renamed", _BREAKING, _BOTH, "A function was renamed.", "Importing it by the old name fails."),
    Rule("function-moved", _BREAKING, _BOTH, "A function was moved to another module.", "Its old import fails."),
    Rule("function-added", _SAFE, _NEITHER, "A function was added.", _NEW),
    Rule("name-removed", _BREAKING, _BOTH, "A constant or type alias was removed.", _GONE),
    Rule("name-renamed", _BREAKING, _BOTH, "A constant or type alias was renamed.", "Its old import fails."),
    Rule(
        "name-moved", _BREAKING, _BOTH, "A constant or type alias was moved to another module.", "Its old import fails."
    ),
    Rule("name-added", _SAFE, _NEITHER, "A constant or type alias was added.", _NEW),
    Rule("export-removed", _BREAKING, _BOTH, "A module no longer passes a name on.", "Its import from there fails."),
    Rule("export-added", _SAFE, _NEITHER, "A name can be imported from a further module.", _NEW),
    Rule("all-name-removed", _BREAKING, _BOTH, "A name was removed from ``__all__``.", "A star import lacks it."),
    Rule(
        "run-time-name-removed",
        _BREAKING,
        _RUN,
        "A name exists for type checkers only.",
        "Importing it fails when a program runs.",
    ),
    Rule("kind-changed", _BREAKING, _BOTH, "A class, function or constant became another of the three.", _GONE),
    Rule(
        "constant-value-changed",
        _RISKY,
        _RUN,
        "The value of a constant changed.",
        "A program may compare with the old one.",
    ),
    Rule("constant-type-widened", _BREAKING, _BOTH, "The type of a constant has more values.", _MORE),
    Rule("constant-type-narrowed", _SAFE, _NEITHER, "The type of a constant has fewer values.", "Uses remain correct."),
    Rule("constant-type-changed", _BREAKING, _BOTH, "The type of a constant changed.", _VALUE),
    Rule("constant-final", _BREAKING, _TYPES, "A variable of a module became final.", "A checker rejects assignments."),
    Rule("type-alias-changed", _BREAKING, _BOTH, "A type alias stands for another type.", _VALUE),
    Rule(
        "type-alias-widened",
        _RISKY,
        _TYPES,
        "A type alias that is only the type of arguments has more values.",
        "Code of a program for all values is no longer complete.",
    ),
    Rule(
        "definition-changed",
        _BREAKING,
        _BOTH,
        "A definition has other decorators, keywords, options or values, which this comparison does not judge.",
        "What they did for a program may be missing.",
    ),
    # Functions and methods
    Rule("method-removed", _BREAKING, _BOTH, "A method was removed.", _GONE),
    Rule("method-renamed", _BREAKING, _BOTH, "A method was renamed.", "Calling it by the old name fails."),
    Rule("method-added", _SAFE, _NEITHER, "A method was added.", _NEW),
    Rule(
        "method-to-attribute", _BREAKING, _BOTH, "A method became a property or attribute.", "Calling its value fails."
    ),
    Rule(
        "attribute-to-method",
        _BREAKING,
        _BOTH,
        "A property or attribute became a method.",
        "It is no longer the value.",
    ),
    Rule(
        "method-binding-changed",
        _BREAKING,
        _BOTH,
        "A method of instances became one of the class, or the other way round.",
        "A call on the class fails.",
    ),
    Rule(
        "method-static-changed",
        _SAFE,
        _NEITHER,
        "A class method became static, or the other way round.",
        "Calls are alike.",
    ),
    Rule("sync-to-async", _BREAKING, _BOTH, "A function must be awaited.", "The result of a call is a coroutine."),
    Rule("async-to-sync", _BREAKING, _BOTH, "A function can no longer be awaited.", "Awaiting its result fails."),
    Rule("method-abstract", _BREAKING, _BOTH, "A subclass must define a method.", "Making an instance of it fails."),
    Rule("method-final", _BREAKING, _TYPES, "A subclass must not define a method.", "A checker rejects the subclass."),
    Rule(
        "deprecated-added",
        _RISKY,
        _TYPES,
        "A function, class or property was deprecated.",
        "A checker reports its use.",
    ),
    Rule("deprecated-removed", _SAFE, _NEITHER, "Something is no longer deprecated.", "Its use is not reported."),
    Rule(
        "overload-removed", _BREAKING, _TYPES, "A way to call a function was removed.", "A checker rejects such calls."
    ),
    Rule("overload-added", _SAFE, _NEITHER, "A way to call a function was added.", _NEW),
    Rule("parameter-removed", _BREAKING, _BOTH, "A parameter was removed.", "Calls that give it fail."),
    Rule("parameter-renamed", _BREAKING, _BOTH, "A parameter was renamed.", "Calls that give it by name fail."),
    Rule("parameter-added-required", _BREAKING, _BOTH, "A required parameter was added.", "Calls that lack it fail."),
    Rule("parameter-added-optional", _SAFE, _NEITHER, "An optional parameter was added.", _NEW),
    Rule(
        "parameter-inserted",
        _BREAKING,
        _BOTH,
        "An optional parameter was added before others that are given by position.",
        "The arguments after it reach other parameters.",
    ),
    Rule("parameter-reordered", _BREAKING, _BOTH, "Parameters changed places.", "Arguments reach other parameters."),
    Rule("parameter-keyword-only", _BREAKING, _BOTH, "A parameter is given by name only.", "Calls by position fail."),
    Rule(
        "parameter-positional-only", _BREAKING, _BOTH, "A parameter is given by position only.", "Calls by name fail."
    ),
    Rule(
        "parameter-kind-relaxed", _SAFE, _NEITHER, "A parameter is given by position or name.", "Calls remain correct."
    ),
    Rule("parameter-required", _BREAKING, _BOTH, "An optional parameter became required.", "Calls that lack it fail."),
    Rule("parameter-optional", _SAFE, _NEITHER, "A required parameter became optional.", "Calls remain correct."),
    Rule(
        "parameter-default-changed",
        _RISKY,
        _RUN,
        "A parameter has another default.",
        "Calls that lack it act differently.",
    ),
    Rule("arguments-removed", _BREAKING, _BOTH, "``*args`` was removed.", "Calls with further arguments fail."),
    Rule("arguments-added", _SAFE, _NEITHER, "``*args`` was added.", _NEW),
    Rule("keywords-removed", _BREAKING, _BOTH, "``**kwargs`` was removed.", "Calls with further names fail."),
    Rule("keywords-added", _SAFE, _NEITHER, "``**kwargs`` was added.", _NEW),
    Rule("parameter-type-narrowed", _BREAKING, _TYPES, "A parameter accepts fewer types.", _VALUE),
    Rule("parameter-none-removed", _BREAKING, _TYPES, "A parameter no longer accepts ``None``.", "Calls with it fail."),
    Rule("parameter-literal-removed", _BREAKING, _TYPES, "A parameter accepts fewer literal values.", _VALUE),
    Rule("parameter-type-widened", _SAFE, _NEITHER, "A parameter accepts more types.", "Calls remain correct."),
    Rule(
        "parameter-literal-added", _SAFE, _NEITHER, "A parameter accepts more literal values.", "Calls remain correct."
    ),
    Rule("parameter-type-changed", _BREAKING, _BOTH, "A parameter has another type.", _VALUE),
    Rule("return-type-widened", _BREAKING, _BOTH, "A function can return more types.", _MORE),
    Rule(
        "return-none-added",
        _BREAKING,
        _BOTH,
        "A function can return ``None``.",
        "A checker rejects uses without a check.",
    ),
    Rule("return-literal-added", _BREAKING, _TYPES, "A function can return more literal values.", _VALUE),
    Rule("return-type-narrowed", _SAFE, _NEITHER, "A function returns fewer types.", "Uses remain correct."),
    Rule("return-none-removed", _RISKY, _TYPES, "A function no longer returns ``None``.", _NEEDLESS),
    Rule("return-literal-removed", _RISKY, _TYPES, "A function returns fewer literal values.", _NEEDLESS),
    Rule("return-type-changed", _BREAKING, _BOTH, "A function returns another type.", _VALUE),
    Rule(
        "operation-changed",
        _RISKY,
        _RUN,
        "A class gained or lost a special method that every object has in some form.",
        "What ``==``, ``hash``, ``str``, ``bool`` and the like do with an instance can differ.",
    ),
    Rule(
        "any-removed",
        _BREAKING,
        _TYPES,
        "A value that was ``Any`` has a type.",
        "A checker rejects uses that do not fit that type.",
    ),
    # Attributes
    Rule("attribute-removed", _BREAKING, _BOTH, "An attribute was removed.", _GONE),
    Rule("attribute-renamed", _BREAKING, _BOTH, "An attribute was renamed.", "Reading it by the old name fails."),
    Rule("attribute-added", _SAFE, _NEITHER, "An attribute was added.", _NEW),
    Rule("attribute-read-only", _BREAKING, _BOTH, "An attribute can no longer be assigned.", "Assignments fail."),
    Rule("attribute-final", _BREAKING, _TYPES, "An attribute became final.", "A checker rejects assignments."),
    Rule("attribute-writable", _SAFE, _NEITHER, "An attribute can be assigned.", "Reading it is as before."),
    Rule("attribute-type-widened", _BREAKING, _BOTH, "An attribute can have more types.", _MORE),
    Rule(
        "attribute-none-added",
        _BREAKING,
        _BOTH,
        "An attribute can be ``None``.",
        "A checker rejects uses without a check.",
    ),
    Rule("attribute-literal-added", _BREAKING, _TYPES, "An attribute can have more literal values.", _VALUE),
    Rule(
        "attribute-type-narrowed",
        _SAFE,
        _NEITHER,
        "An attribute that is only read has fewer types.",
        "Uses are correct.",
    ),
    Rule("attribute-none-removed", _RISKY, _TYPES, "An attribute that is only read is never ``None``.", _NEEDLESS),
    Rule(
        "attribute-literal-removed",
        _RISKY,
        _TYPES,
        "An attribute that is only read has fewer literal values.",
        _NEEDLESS,
    ),
    Rule(
        "assigned-type-narrowed",
        _BREAKING,
        _TYPES,
        "An attribute that programs assign, or give to a constructor, accepts fewer types.",
        _VALUE,
    ),
    Rule("attribute-type-changed", _BREAKING, _BOTH, "An attribute has another type.", _VALUE),
    Rule(
        "given-type-widened",
        _RISKY,
        _TYPES,
        "An attribute of a record that nothing returns accepts more types.",
        "A program that reads back what it gave must expect them.",
    ),
    Rule(
        "attribute-value-changed",
        _RISKY,
        _RUN,
        "The value of a class attribute changed.",
        "A program may compare with it.",
    ),
    # Classes
    Rule(
        "base-removed",
        _BREAKING,
        _BOTH,
        "A class lost a base.",
        "``isinstance`` and arguments of the base's type fail.",
    ),
    Rule("base-added", _SAFE, _NEITHER, "A class has a further base.", _NEW),
    Rule(
        "exception-base-removed",
        _BREAKING,
        _RUN,
        "An exception lost a base.",
        "``except`` for that base no longer catches it.",
    ),
    Rule("class-final", _BREAKING, _TYPES, "A class became final.", "A checker rejects subclasses."),
    Rule("class-frozen", _BREAKING, _BOTH, "Instances of a class became immutable.", "Assignments fail."),
    Rule("class-unfrozen", _BREAKING, _RUN, "Instances of a class became mutable.", "They have no hash."),
    Rule("class-slots", _BREAKING, _RUN, "Instances of a class have no ``__dict__``.", "``vars`` fails."),
    Rule("class-slots-removed", _SAFE, _NEITHER, "Instances of a class have a ``__dict__``.", "Uses remain correct."),
    Rule("constructor-removed", _BREAKING, _BOTH, "Programs can no longer make instances of a class.", "Calls fail."),
    Rule(
        "generic-parameter-added", _BREAKING, _TYPES, "A class has more type parameters.", "Strict checkers want them."
    ),
    Rule("generic-parameter-removed", _BREAKING, _BOTH, "A class has fewer type parameters.", "Subscripting it fails."),
    Rule(
        "generic-parameter-changed",
        _BREAKING,
        _TYPES,
        "A type parameter has another bound, or is no longer covariant or contravariant.",
        "A checker rejects arguments that it accepted.",
    ),
    Rule(
        "protocol-member-added",
        _BREAKING,
        _TYPES,
        "A protocol has a further member.",
        "Classes that lack it no longer fit.",
    ),
    Rule(
        "field-added-required",
        _BREAKING,
        _BOTH,
        "A record has a further required field.",
        "Making one without it fails.",
    ),
    Rule("tuple-field-added", _BREAKING, _BOTH, "A named tuple has a further field.", "Taking it apart fails."),
    Rule("protocol-member-changed", _BREAKING, _TYPES, "A member of a protocol changed.", "Classes must follow it."),
    Rule("field-added-optional", _SAFE, _NEITHER, "A record has a further optional field.", _NEW),
    Rule("field-required", _BREAKING, _BOTH, "An optional field became required.", "Making a record without it fails."),
    Rule("field-optional", _SAFE, _NEITHER, "A required field became optional.", "Making a record is as before."),
    Rule("field-keyword-only", _BREAKING, _BOTH, "A field is given by name only.", "Giving it by position fails."),
    Rule(
        "field-kind-relaxed", _SAFE, _NEITHER, "A field is given by position or name.", "Making a record is as before."
    ),
    Rule("field-not-accepted", _BREAKING, _BOTH, "A constructor no longer accepts a field.", "Giving it fails."),
    Rule("field-accepted", _SAFE, _NEITHER, "A constructor accepts a field.", _NEW),
    Rule(
        "field-reordered",
        _BREAKING,
        _BOTH,
        "Fields that are given by position changed places.",
        "Values change places.",
    ),
    Rule(
        "field-argument-renamed", _BREAKING, _BOTH, "The argument of a field was renamed.", "Giving it by name fails."
    ),
    Rule(
        "field-default-changed",
        _RISKY,
        _RUN,
        "A field has another default.",
        "Records that lack it have another value.",
    ),
    Rule("enum-member-removed", _BREAKING, _BOTH, "A member of an enum was removed.", _GONE),
    Rule("enum-member-renamed", _BREAKING, _BOTH, "A member of an enum was renamed.", "Its old name fails."),
    Rule(
        "enum-member-added",
        _BREAKING,
        _TYPES,
        "An enum has a further member.",
        "Code for all members is no longer complete.",
    ),
    Rule(
        "enum-value-changed",
        _BREAKING,
        _RUN,
        "A member of an enum has another value.",
        "Lookups by the old value fail.",
    ),
    Rule("key-removed", _BREAKING, _TYPES, "A key of a TypedDict was removed.", "A checker rejects it."),
    Rule(
        "key-added-required",
        _BREAKING,
        _TYPES,
        "A TypedDict has a further required key.",
        "Dicts without it no longer fit.",
    ),
    Rule("key-added-optional", _SAFE, _NEITHER, "A TypedDict has a further optional key.", _NEW),
    Rule("key-required", _BREAKING, _TYPES, "An optional key became required.", "Dicts without it no longer fit."),
    Rule(
        "key-optional", _BREAKING, _TYPES, "A required key became optional.", "A checker rejects uses of it as present."
    ),
    Rule("key-type-changed", _BREAKING, _BOTH, "A key has another type.", _VALUE),
    # The package
    Rule("typed-removed", _BREAKING, _TYPES, "The package no longer has ``py.typed``.", "Checkers ignore its types."),
    Rule(
        "python-raised", _BREAKING, _RUN, "The package needs a newer Python.", "It cannot be installed on the old one."
    ),
    Rule("python-lowered", _SAFE, _NEITHER, "The package supports an older Python.", _NEW),
    Rule(
        "python-excluded",
        _BREAKING,
        _RUN,
        "The package no longer supports a newer Python.",
        "It cannot be installed on that.",
    ),
    Rule("extra-removed", _BREAKING, _RUN, "An extra was removed.", "What it installed is missing."),
    Rule("extra-added", _SAFE, _NEITHER, "An extra was added.", _NEW),
    Rule("command-removed", _BREAKING, _RUN, "A command was removed.", "Running it fails."),
    Rule("command-added", _SAFE, _NEITHER, "A command was added.", _NEW),
    Rule("plugin-removed", _BREAKING, _RUN, "A plug-in was removed.", "The program that loads it lacks it."),
    Rule(
        "plugin-added", _RISKY, _NEITHER, "A plug-in was added.", "Another program loads it wherever it is installed."
    ),
    Rule("dependency-added", _RISKY, _NEITHER, "A dependency was added.", "It may conflict with what is installed."),
    Rule("dependency-removed", _RISKY, _RUN, "A dependency was removed.", "A program that imports it may lack it."),
    Rule(
        "dependency-narrowed",
        _RISKY,
        _RUN,
        "Fewer versions of a dependency are accepted.",
        "Others can no longer be installed.",
    ),
    Rule(
        "dependency-widened", _SAFE, _NEITHER, "More versions of a dependency are accepted.", "Installed ones remain."
    ),
)

BY_ID = {rule.id: rule for rule in RULES}
