using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NE.Generators.Model;
using NE.Generators.Roles;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Queries of the front end on symbols.</summary>
internal static class Symbols
{
    /// <summary>The namespace of the vocabulary.</summary>
    public const string Vocabulary = "NE.Dsl";

    /// <summary>The name of a vocabulary attribute without <c>Attribute</c>, or null for any other attribute.</summary>
    public static string? VocabularyName(this AttributeData attribute) =>
        attribute.AttributeClass is { TypeKind: TypeKind.Class, ContainingNamespace: { } space } type
            && space.ToDisplayString() == Vocabulary
            ? Short(type.Name)
            : null;

    /// <summary>The references of a project that its agents need.</summary>
    public static References References(this Compilation compilation)
    {
        string? dsl = compilation.GetTypeByMetadataName("NE.Dsl.ExperimentAttribute")?.ContainingAssembly.Identity.Version.ToString();
        return new(
            compilation.GetTypeByMetadataName("NE.Runtime.Environments.IEnvironment") is not null, dsl == Schema.Version ? null : dsl);
    }

    /// <summary>Whether a symbol has a vocabulary attribute with one of these names.</summary>
    public static bool Has(this ISymbol symbol, params string[] names) =>
        symbol.GetAttributes().Any(attribute => attribute.VocabularyName() is { } name && names.Contains(name));

    /// <summary>Whether a class declares an experiment or a variant. The C# compiler rejects the attribute on a struct (CS0592).</summary>
    public static bool IsExperiment(this INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && type.Has("Experiment", "Variant");

    /// <summary>Whether a class declares a study.</summary>
    public static bool IsStudy(this INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && type.Has("Study");

    /// <summary>Whether a class declares a network.</summary>
    public static bool IsNetwork(this INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && type.Has([.. RoleRegistry.All.Select(static role => role.Name)]);

    /// <summary>A name without the suffix <c>Attribute</c>.</summary>
    public static string Short(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;

    /// <summary>The key of the part that an attribute class states (<see cref="Model.PartKey"/>).</summary>
    public static string PartKey(INamedTypeSymbol attribute) => Model.PartKey.Of(
        Short(attribute.Name), attribute.TypeArguments.FirstOrDefault() is INamedTypeSymbol own ? own.QualifiedName() : null);

    /// <summary>The key of the part that an attribute states.</summary>
    public static string PartKey(AttributeData attribute) =>
        Schema.Find(Short(attribute.AttributeClass!.Name)) is { Repeated: not null } repeated
            ? Model.PartKey.Of(repeated.Name, AttributeValues.Choice(attribute, repeated))
            : PartKey(attribute.AttributeClass!);

    /// <summary>Whether every part that the user wrote is <c>partial</c>.</summary>
    public static bool IsPartial(this INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(
        reference => reference.GetSyntax() is not TypeDeclarationSyntax declaration
            || declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether a type is generic or nested in a generic one.</summary>
    public static bool IsGeneric(this INamedTypeSymbol type) => type.IsGenericType;

    /// <summary>
    /// The header of another part of a type: <c>public partial class X</c>. A part may omit modifiers but must repeat the kind.
    /// Empty if the type cannot have a generated part.
    /// </summary>
    public static string Header(this INamedTypeSymbol type)
    {
        if (!type.IsPartial() || type.IsGeneric() || type.IsFileLocal || type.TypeKind == TypeKind.Error)
        {
            return "";
        }

        string kind = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"{(type.IsStatic ? "static " : "")}partial {kind} {Escape(type.Name)}";
    }

    /// <summary>The header with accessibility: <c>public partial class X</c>.</summary>
    public static string FullHeader(this INamedTypeSymbol type) =>
        type.Header() is { Length: > 0 } header ? Accessibility(type.DeclaredAccessibility) + " " + header : "";

    /// <summary>Accessibility as C# writes it.</summary>
    public static string Accessibility(Accessibility accessibility) => SyntaxFacts.GetText(accessibility);

    /// <summary>A name, escaped if it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
            || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The containing types of a type, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> ContainingTypes(this INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> types = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            types.Insert(0, outer);
        }

        return types;
    }

    /// <summary>The name by which experiments refer to each other: namespace, containing types, name.</summary>
    public static string QualifiedName(this INamedTypeSymbol type) => Declaration.Qualify(
        Namespace(type), type.ContainingTypes().Select(outer => outer.Name).ToEquatableArray(), type.Name);

    /// <summary>The namespace of a type; empty for the global one.</summary>
    public static string Namespace(this INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    /// <summary>The base that a variant names, or null.</summary>
    public static INamedTypeSymbol? Base(this INamedTypeSymbol type) =>
        type.GetAttributes()
            .FirstOrDefault(attribute => attribute.VocabularyName() == "Variant")?.AttributeClass is { TypeArguments.Length: 1 } variant
            ? variant.TypeArguments[0] as INamedTypeSymbol
            : null;

    /// <summary>Whether generated code can call a constructor without arguments.</summary>
    public static bool IsPlain(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 0
        && constructor.DeclaredAccessibility is Microsoft.CodeAnalysis.Accessibility.Public or Microsoft.CodeAnalysis.Accessibility.Internal;

    /// <summary>Whether generated code can name a type.</summary>
    public static bool IsReachable(this INamedTypeSymbol type) => type.ContainingTypes().Append(type).All(static level => !level.IsFileLocal
        && level.DeclaredAccessibility is Microsoft.CodeAnalysis.Accessibility.Public or Microsoft.CodeAnalysis.Accessibility.Internal
            or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal);
}
