using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NE.Generators.Diagnostics;
using NE.Generators.Printing.CSharp;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Finds the location of a problem in C#.</summary>
internal static class Places
{
    /// <summary>The location of an anchor, or null if it was not written at this class.</summary>
    public static Location? Find(INamedTypeSymbol type, Anchor anchor, CancellationToken stop)
    {
        ISymbol? owner = anchor.Network is null ? type : type.GetTypeMembers(anchor.Network).FirstOrDefault(Symbols.IsNetwork);
        if (owner is INamedTypeSymbol network && anchor.Layer is not null)
        {
            owner = network.GetMembers(anchor.Layer).OfType<IPropertySymbol>().FirstOrDefault();
        }

        return owner is null ? null : anchor.Attribute is null ? OfName(owner, anchor.Setting, stop) : OfAttribute(owner, anchor, stop);
    }

    /// <summary>The location of a problem of a class: that of its first anchor written there, or null.</summary>
    public static Location? Of(INamedTypeSymbol type, Problem problem, CancellationToken stop) =>
        problem.Anchors.Select(anchor => Find(type, anchor, stop)).FirstOrDefault(static place => place is not null);

    /// <summary>
    /// Whether an experiment is declared in YAML, so that its attributes are generated: its problems are reported at the YAML file, even if the
    /// user adds members in another part.
    /// </summary>
    public static bool IsPrinted(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.VocabularyName() is "Experiment" or "Variant"
        && attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath.EndsWith(DeclarationFile.Ending, System.StringComparison.Ordinal) == true);

    /// <summary>The name of a class, in the part with its declaring attribute.</summary>
    public static Location? OfType(INamedTypeSymbol type, CancellationToken stop) => OfName(type, null, stop);

    /// <summary>A whole attribute.</summary>
    public static Location? OfAttribute(AttributeData attribute, CancellationToken stop) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(stop).GetLocation();

    private static Location? OfName(ISymbol symbol, string? part, CancellationToken stop)
    {
        SyntaxTree? tree = symbol.GetAttributes()
            .FirstOrDefault(attribute => attribute.VocabularyName() is not null)?.ApplicationSyntaxReference?.SyntaxTree;
        SyntaxReference? reference = symbol.DeclaringSyntaxReferences.FirstOrDefault(candidate => candidate.SyntaxTree == tree)
            ?? symbol.DeclaringSyntaxReferences.FirstOrDefault();
        return reference?.GetSyntax(stop) switch
        {
            TypeDeclarationSyntax type when part is not null => Summaries.Unread(type),
            TypeDeclarationSyntax type => type.Identifier.GetLocation(),
            PropertyDeclarationSyntax property when part is not null => property.AccessorList?.Accessors
                .FirstOrDefault(candidate => candidate.Keyword.ValueText is "set" or "init")?.Keyword.GetLocation(),
            PropertyDeclarationSyntax property => property.Identifier.GetLocation(),
            _ => null,
        };
    }

    /// <summary>The attribute, or its argument, with this ordinal among those of one name.</summary>
    private static Location? OfOrdinal(ISymbol owner, string attribute, int ordinal, int argument, CancellationToken stop)
    {
        AttributeData? found = owner.GetAttributes().Where(candidate => candidate.VocabularyName() == attribute).Skip(ordinal).FirstOrDefault();
        if (found?.ApplicationSyntaxReference?.GetSyntax(stop) is not AttributeSyntax syntax)
        {
            return null;
        }

        AttributeArgumentSyntax[] arguments = [.. syntax.ArgumentList?.Arguments ?? default];
        return argument >= 0 && argument < arguments.Length ? arguments[argument].Expression.GetLocation() : syntax.GetLocation();
    }

    private static Location? OfAttribute(ISymbol owner, Anchor anchor, CancellationToken stop)
    {
        if (anchor.Setting?.Split(':') is { Length: 2 } numbers)
        {
            return OfOrdinal(
                owner, anchor.Attribute!, int.Parse(numbers[0], CultureInfo.InvariantCulture), int.Parse(numbers[1], CultureInfo.InvariantCulture),
                stop);
        }

        foreach (AttributeData attribute in owner.GetAttributes())
        {
            string? name = attribute.VocabularyName() is null ? null : Symbols.PartKey(attribute);
            bool removal = name == "Without";
            // The values of an experiment may be on its [Variant].
            bool same = name == anchor.Attribute || (anchor.Attribute == Schema.Experiment && name == "Variant");
            if (!same || (removal && !Removes(attribute, anchor.Setting))
                || attribute.ApplicationSyntaxReference?.GetSyntax(stop) is not AttributeSyntax syntax)
            {
                continue;
            }

            SyntaxNode? place = removal || anchor.Setting is null ? syntax : Argument(syntax, anchor.Setting);
            if (place is not null)
            {
                return place.GetLocation();
            }
        }

        return null;
    }

    private static bool Removes(AttributeData attribute, string? part) =>
        attribute.AttributeClass is { TypeArguments.Length: 1 } type && type.TypeArguments[0] is INamedTypeSymbol removed && Symbols.PartKey(removed) == part;

    private static ExpressionSyntax? Argument(AttributeSyntax syntax, string setting) => syntax.ArgumentList?.Arguments
        .FirstOrDefault(argument => setting.Length == 0 ? argument.NameEquals is null
            : argument.NameEquals?.Name.Identifier.ValueText == setting)?.Expression;
}
