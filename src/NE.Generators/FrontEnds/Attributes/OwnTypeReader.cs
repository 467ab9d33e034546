using System.Linq;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;
using NE.Shared;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Reads the user-defined type that a part names, and checks that generated code can use it.</summary>
internal static class OwnTypeReader
{
    /// <summary>The type that an attribute names as its type argument, or null if it names none or one that does not exist.</summary>
    public static OwnType? Read(AttributeData attribute, PartSchema part) =>
        part.Own is not null && attribute.AttributeClass is { TypeArguments.Length: 1 } generic
            && generic.TypeArguments[0] is INamedTypeSymbol { TypeKind: not TypeKind.Error } type
                ? Read(type, part)
                : null;

    /// <summary>Looks up a type that a YAML file names.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="name">Full name; containing types are joined by dots.</param>
    /// <param name="part">The part that names it.</param>
    public static OwnType Find(Compilation compilation, string name, PartSchema part)
    {
        string metadata = name;
        while (true)
        {
            if (compilation.GetTypeByMetadataName(metadata) is { } type)
            {
                return Read(type, part);
            }

            int dot = metadata.LastIndexOf('.');
            if (dot < 0)
            {
                return new(name, 0) { Flaw = (ProblemId.OwnTypeUnknown, Unknown(compilation, name, part)) };
            }

            metadata = metadata.Substring(0, dot) + "+" + metadata.Substring(dot + 1);
        }
    }

    private static OwnType Read(INamedTypeSymbol type, PartSchema part) => new(type.QualifiedName(), Revision(type)) { Flaw = FlawOf(type, part) };

    private static string Unknown(Compilation compilation, string name, PartSchema part)
    {
        string simple = name.Substring(name.LastIndexOf('.') + 1);
        string[] names =
        [
            .. compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
                .Where(type => Implements(type, part.Own!)).Select(Symbols.QualifiedName).OrderBy(static other => other, System.StringComparer.Ordinal),
        ];
        string? near = NearestName.Of(simple, [.. names.Select(static other => other.Substring(other.LastIndexOf('.') + 1))]);
        string advice = near is not null ? $"Did you mean '{names.First(other => other.EndsWith(near, System.StringComparison.Ordinal))}'?"
            : names.Length > 0 ? $"There are {MessageFormat.All(names)}."
            : $"Declare a type that implements {part.Own!.Interface} in the project of this file.";
        return $"There is no type '{name}' in this project. {advice}";
    }

    private static bool Implements(INamedTypeSymbol type, OwnContract contract) =>
        type.AllInterfaces.Any(other => other.ToDisplayString() == contract.Interface);

    private static (string Id, string Message)? FlawOf(INamedTypeSymbol type, PartSchema part)
    {
        OwnContract contract = part.Own!;
        string? reason = type.IsGeneric() ? "it is generic; write a class or struct without type parameters"
            : type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsStatic || type.IsRefLikeType ? "it must be an ordinary class or struct"
            : !type.IsReachable() ? "make it and its containing types public or internal"
            : contract.Constructed && (type.IsAbstract || !type.InstanceConstructors.Any(Symbols.IsPlain)) ? "it needs a parameterless constructor"
            : null;
        return !Implements(type, contract)
            ? (ProblemId.OwnTypeLacksInterface, $"'{type.Name}' cannot be the type of {part.Name}: it must implement {contract.Interface}.")
            : reason is not null ? (ProblemId.OwnTypeCannotBeUsed, $"Generated code cannot use '{type.Name}': {reason}.")
            : null;
    }

    private static int Revision(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(static attribute => attribute.VocabularyName() == "Revision") is { } revision
            && AttributeValues.First(revision) is int number
                ? number
                : 1;
}
