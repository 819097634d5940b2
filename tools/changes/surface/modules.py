"""The comparison of modules and of the names in them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from .classes import compare_classes
from .context import Context, changed_value
from .functions import compare_functions
from .model import Attribute, Class, Definition, Function, Module
from .pairing import kind_of
from .relations import Relation
from .types import normal


def compare_surfaces(context: Context) -> None:
    """Note all changes."""
    _Comparison(context).run()


@define
class _Comparison:
    context: Context

    def run(self) -> None:
        self._compare_modules()
        self._note_removed()
        self._note_added()
        for path, other in self.context.pairs.pairs.items():
            self._compare(self.context.old.definitions[path], self.context.new.definitions[other])

    def _compare_modules(self) -> None:
        old, new, renamed = self.context.old.modules, self.context.new.modules, self.context.pairs.modules
        for path, other in renamed.items():
            if old[path].is_class:
                continue
            self.context.note("module-renamed", path, f"The module `{path}` is now `{other}`.", path)
        for path in self._gone_modules():
            if path not in renamed and not old[path].is_class:
                self.context.note("module-removed", path, f"The module `{path}` was removed.", path)
        for path in self._new_modules():
            if path not in renamed.values() and not new[path].is_class:
                self.context.note("module-added", path, f"The module `{path}` was added.", path)
        for path, module in old.items():
            counterpart = new.get(renamed.get(path, path))
            if counterpart is not None:
                self._compare_names(module, counterpart)

    def _gone_modules(self) -> list[str]:
        return [path for path in self.context.old.modules if path not in self.context.new.modules]

    def _new_modules(self) -> list[str]:
        return [path for path in self.context.new.modules if path not in self.context.old.modules]

    def _compare_names(self, old: Module, new: Module) -> None:
        """Note the names that a module had and has not, of definitions that have other names still."""
        pairs = self.context.pairs
        public = self.context.new.paths
        for name, path in old.names.items():
            symbol = f"{old.path}.{name}"
            if name in new.names:
                if name in new.missing and name not in old.missing:
                    text = f"`{name}` of `{new.path}` exists for type checkers only: it cannot be imported."
                    self.context.note("run-time-name-removed", symbol, text, symbol)
                if name in new.conditional and name not in old.conditional:
                    text = f"`{name}` of `{new.path}` exists under a condition only."
                    self.context.note("definition-changed", symbol, text, symbol)
                if name in old.hidden.keys() & new.hidden.keys() and old.hidden[name] != new.hidden[name]:
                    text = f"`{name}` of `{new.path}` is another one when a program runs than for type checkers."
                    self.context.note("definition-changed", symbol, text, symbol)
                continue
            if name in new.present and new.star is not None and (old.star is None or name in old.star):
                text = f"`from {new.path} import *` no longer imports `{name}`."
                self.context.note("all-name-removed", symbol, text, symbol)
            elif path in pairs.pairs and path not in pairs.renamed and path not in pairs.moved:
                where = public[pairs.pairs[path]][0].rpartition(".")[0] if pairs.pairs[path] in public else ""
                rest = f"; import it from `{where}`" if where else ""
                text = f"`{name}` can no longer be imported from `{old.path}`{rest}."
                self.context.note("export-removed", symbol, text, symbol)
            elif name in new.present and new.star is None and path not in pairs.pairs:
                text = (
                    f"`{name}` is imported by `{new.path}` for itself only: type checkers reject its import from there."
                )
                self.context.note("export-removed", symbol, text, symbol)
        before = self.context.old.paths
        back = {other: path for path, other in pairs.pairs.items()}
        for name, path in new.names.items():
            known = back.get(path)
            if name in old.names or known not in before or known in pairs.renamed or known in pairs.moved:
                continue
            symbol = f"{new.path}.{name}"
            self.context.note("export-added", symbol, f"`{name}` can also be imported from `{new.path}`.", symbol)

    def _note_removed(self) -> None:
        pairs, gone = self.context.pairs, set(self._gone_modules())
        new_names = self.context.new.paths
        for path, names in self.context.old.paths.items():
            one = self.context.old.definitions[path]
            kind, short = kind_of(one), names[0].rpartition(".")[2]
            if path in pairs.renamed or path in pairs.moved:
                other = new_names[pairs.pairs[path]][0]
                if path in pairs.renamed:
                    text = f"`{short}` is now `{other.rpartition('.')[2]}`."
                    self.context.note(f"{kind}-renamed", names[0], text, names[0])
                else:
                    text = f"`{short}` is now in `{other.rpartition('.')[0]}`."
                    self.context.note(f"{kind}-moved", names[0], text, names[0])
            elif path not in pairs.pairs:
                if all(name.rpartition(".")[0] in gone for name in names) or self._is_in_star_only(names):
                    continue
                self.context.note(f"{kind}-removed", names[0], f"`{names[0]}` was removed.", names[0])

    def _is_in_star_only(self, names: Sequence[str]) -> bool:
        """Whether the names are still there, but no longer in ``__all__``, which has a rule of its own."""
        new = self.context.new.modules
        return any(
            last in new[module].present for module, _, last in (name.rpartition(".") for name in names) if module in new
        )

    def _note_added(self) -> None:
        known, fresh = set(self.context.pairs.pairs.values()), set(self._new_modules())
        for path, names in self.context.new.paths.items():
            if path not in known and not all(name.rpartition(".")[0] in fresh for name in names):
                kind = kind_of(self.context.new.definitions[path])
                self.context.note(f"{kind}-added", names[0], f"`{names[0]}` was added.", names[0])

    def _compare(self, old: Definition, new: Definition) -> None:
        symbol = self.context.symbol(new.path)
        name = symbol.rpartition(".")[2]
        if isinstance(old, Class) and isinstance(new, Class):
            count = len(self.context.changes)
            compare_classes(self.context, old, new, symbol)
            if old.reached and new.reached:
                self.context.forget_safe(count)
        elif isinstance(old, Function) and isinstance(new, Function):
            compare_functions(self.context, old, new, symbol, name)
        elif isinstance(old, Attribute) and isinstance(new, Attribute):
            self._compare_constants(old, new, symbol, name)
        elif kind_of(old) != kind_of(new):
            words = {"class": "a class", "function": "a function", "name": "a constant or type alias"}
            text = f"`{name}` is {words[kind_of(new)]}, no longer {words[kind_of(old)]}."
            self.context.note("kind-changed", symbol, text, symbol)
        elif normal(old.path) != normal(new.path):  # one of them is of another package, of which only the name is known
            text = f"`{name}` is imported from elsewhere: it is `{new.path}` instead of `{old.path}`."
            self.context.note("definition-changed", symbol, text, symbol)

    def _compare_constants(self, old: Attribute, new: Attribute, symbol: str, name: str) -> None:
        if old.alias is not None and new.alias is not None:
            change = self.context.value_change("alias", old.alias, new.alias)
            if change is not None:
                widened = self.context.relation(old.alias, new.alias)[0] is Relation.WIDENED
                safe = widened and self.context.is_only_given(old.path, new.path)
                rule = "type-alias-widened" if safe else "type-alias-changed"
                self.context.note(rule, symbol, f"The type `{name}` {change[1]}.", symbol)
            return
        if (old.alias is None) != (new.alias is None):
            words = "a type" if new.alias is not None else "a value"
            self.context.note("kind-changed", symbol, f"`{name}` is {words}.", symbol)
            return
        if new.final and not old.final:
            self.context.note("constant-final", symbol, f"`{name}` is final and must not be assigned.", symbol)
        change = self.context.value_change("constant", old.type, new.type) if old.type and new.type else None
        if change is not None:
            rule = "constant-type-widened" if change[0] == "constant-none-added" else change[0]
            self.context.note(rule, symbol, f"`{name}` {change[1]}.", symbol)
        elif old.value is not None and new.value is not None and old.value != new.value:
            text = f"The value of `{name}` is `{new.value}` instead of `{old.value}`."
            self.context.note("constant-value-changed", symbol, text, symbol)
        elif (old.value or old.expression) != (new.value or new.expression):
            self._compare_expressions(old, new, symbol, name)

    def _compare_expressions(self, old: Attribute, new: Attribute, symbol: str, name: str) -> None:
        before, after = old.value or old.expression, new.value or new.expression
        if before is None or after is None:
            return
        known = old.type is not None and new.type is not None
        text = changed_value(name, before, after)
        self.context.note("constant-value-changed" if known else "definition-changed", symbol, text, symbol)
