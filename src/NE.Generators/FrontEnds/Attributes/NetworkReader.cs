using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Modules.Norms;
using NE.Generators.Modules.Stages;
using NE.Generators.Roles;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Reads one network class: its role, its layers.</summary>
internal static class NetworkReader
{
    private static readonly SymbolDisplayFormat Written = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Reads a class that has the attribute of a role.</summary>
    public static DeclaredNetwork Read(INamedTypeSymbol type, List<Problem> problems)
    {
        Anchor place = Anchor.OfNetwork(type.Name);
        NetworkRole[] roles = [.. RoleRegistry.All.Where(role => type.Has(role.Name))];
        if (roles.Length > 1)
        {
            problems.Add(new(
                ProblemId.NetworkTwice,
                $"'{type.Name}' is both {MessageFormat.All([.. roles.Select(static role => $"[{role.Name}]")])}; keep one of the two.",
                [new(type.Name, Attribute: roles[1].Name)]));
        }

        SymbolRules.CheckClass(type, place, problems);
        EquatableArray<DeclaredLayer> layers = Layers(type, problems);
        if (layers.Count == 0)
        {
            problems.Add(new(
                ProblemId.NoLayers,
                $"The network '{type.Name}' has no layers; add partial properties such as [Linear(256), Relu] public partial Layer "
                + "Hidden1 { get; }.",
                [place]));
        }

        return new(
            type.Name, roles[0], Twins(type, roles[0], problems), type.Has(Schema.Dense),
            type.FullHeader(), Symbols.Accessibility(type.DeclaredAccessibility), layers);
    }

    /// <summary>Whether a property is intended as a layer: it has a step, or it is a partial property of the layer type.</summary>
    public static bool IsLayer(IPropertySymbol property) => Steps(property).Any()
        || (property.IsPartialDefinition && StageOf(property.Type) is not null);

    /// <summary>The step attributes of a property, in the order written.</summary>
    public static IEnumerable<AttributeData> Steps(IPropertySymbol property) =>
        property.GetAttributes().Where(attribute => attribute.VocabularyName() is not null && IsStep(attribute.AttributeClass));

    private static bool IsStep(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "StepAttribute")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The kind of a stage: by the type of its property, else by its attributes.</summary>
    public static Stage StageOf(IPropertySymbol property) => StageOf(property.Type)
        ?? Steps(property).Select(step => StageRegistry.Find(step.VocabularyName()!)).FirstOrDefault(static stage => stage is not null)
        ?? StageRegistry.Usual;

    private static Stage? StageOf(ITypeSymbol type) => StageRegistry.OfProperty(type.ToDisplayString());

    private static int Twins(INamedTypeSymbol type, NetworkRole role, List<Problem> problems)
    {
        if (role.Twins is not { } setting)
        {
            return role.DefaultTwins;
        }

        AttributeData attribute = type.GetAttributes().First(attribute => attribute.VocabularyName() == role.Name);
        double twins = AttributeValues.Named(attribute, setting.Name, setting.Default());
        if (setting.Allows(twins))
        {
            return (int)twins;
        }

        problems.Add(new(
            ProblemId.NetworkValueOutOfRange, $"{role.Name}.{setting.Name} = {MessageFormat.Number(twins)} is out of range; it must be 1 or 2.",
            [new(type.Name, Attribute: role.Name, Setting: setting.Name)]));
        return role.DefaultTwins;
    }

    /// <summary>The layers of a class.</summary>
    public static EquatableArray<DeclaredLayer> Layers(INamedTypeSymbol type, List<Problem> problems)
    {
        IPropertySymbol[] properties = [.. type.GetMembers().OfType<IPropertySymbol>().Where(IsLayer)];
        int files = properties
            .Select(property => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent).Distinct().Count();
        if (files > 1)
        {
            problems.Add(new(
                ProblemId.LayersAcrossFiles,
                $"The layers of '{type.Name}' are in {files} parts of the class, so their order depends on the order of the files on the command "
                + "line; put them into one part.",
                [Anchor.OfNetwork(type.Name)]));
        }

        List<DeclaredLayer> layers = [];
        foreach (IPropertySymbol property in properties)
        {
            if (Layer(type, property, problems) is { } layer)
            {
                layers.Add(layer);
            }
        }

        return layers.ToEquatableArray();
    }

    private static DeclaredLayer Layer(INamedTypeSymbol type, IPropertySymbol property, List<Problem> problems)
    {
        Stage stage = StageOf(property);
        if (stage != StageRegistry.Usual)
        {
            return OtherStage(type, property, stage, problems);
        }

        int units = 0;
        ActivationKind? activation = null;
        NormKind? norm = null;
        double epsilon = 0;
        foreach (AttributeData step in Steps(property))
        {
            string name = step.VocabularyName()!;
            Anchor place = Anchor.OfLayer(type.Name, property.Name, name);
            if (name == "Linear")
            {
                units = ReadUnits(step, place, problems);
            }
            else if (NormRegistry.Find(name) is { } kind)
            {
                if (norm is not null)
                {
                    problems.Add(new(
                        ProblemId.NormTwice, $"'{type.Name}.{property.Name}' has two norms, [{norm.Name}] and [{name}]; keep one.", [place]));
                }

                norm = kind;
                epsilon = ReadEpsilon(step, kind, place, problems);
            }
            else if (Enum.TryParse(name, out ActivationKind function))
            {
                if (activation is { } first)
                {
                    problems.Add(new(
                        ProblemId.StepTwice,
                        $"'{type.Name}.{property.Name}' has two activations, [{first}] and [{name}]; keep one, or move the second to a "
                        + "separate layer.", [place]));
                }

                activation ??= function;
            }
        }

        SymbolRules.CheckLayer(type, property, problems);
        if (units == 0 && !Steps(property).Any(step => step.VocabularyName() == "Linear"))
        {
            problems.Add(new(
                ProblemId.LayerWithoutWeights,
                $"'{type.Name}.{property.Name}' has no weights; add [Linear(units)].",
                [Anchor.OfLayer(type.Name, property.Name)]));
        }

        return new(
            property.Name, units, activation ?? ActivationKind.Identity, norm, epsilon, Header(property),
            Symbols.Accessibility(property.DeclaredAccessibility), Accessors(property))
        {
            OtherType = OtherType(property),
        };
    }

    // A stage with one attribute, whose settings are all that is declared.
    private static DeclaredLayer OtherStage(INamedTypeSymbol type, IPropertySymbol property, Stage stage, List<Problem> problems)
    {
        string name = $"'{type.Name}.{property.Name}'";
        SymbolRules.CheckLayer(type, property, problems);
        AttributeData? written = null;
        foreach (AttributeData step in Steps(property))
        {
            if (step.VocabularyName() == stage.Name)
            {
                written = step;
                continue;
            }

            problems.Add(new(
                ProblemId.LayerProperty, $"{name} is a {stage.Noun}, which has no [{step.VocabularyName()}]; delete it.",
                [Anchor.OfLayer(type.Name, property.Name, step.VocabularyName())]));
        }

        if (written is null)
        {
            problems.Add(new(
                ProblemId.LayerProperty, $"{name} is of type {stage.Property.Name} but has no [{stage.Name}]; add it.",
                [Anchor.OfLayer(type.Name, property.Name)]));
        }

        double Read(SettingSchema setting)
        {
            double value = written is null ? setting.Default() : AttributeValues.Named(written, setting.Name, setting.Default());
            if (setting.Allows(value))
            {
                return value;
            }

            Anchor place = Anchor.OfLayer(type.Name, property.Name, stage.Name);
            problems.Add(new(
                ProblemId.NetworkValueOutOfRange,
                $"{stage.Name}.{setting.Name} = {MessageFormat.Number(value)} is out of range; it must be {setting.Range}.",
                [place with { Setting = setting.Name }, place]));
            return setting.Default();
        }

        return new(property.Name, 0, ActivationKind.Identity, null, 0, Header(property), Symbols.Accessibility(property.DeclaredAccessibility), Accessors(property))
        {
            Stage = stage,
            OtherType = OtherType(property),
            Settings = stage.Settings.Select(setting => new Setting(setting.Name, Read(setting))).ToEquatableArray(),
        };
    }

    private static double ReadEpsilon(AttributeData step, NormKind norm, Anchor place, List<Problem> problems)
    {
        double epsilon = AttributeValues.Named(step, norm.Epsilon.Name, norm.Epsilon.Default());
        if (norm.Epsilon.Allows(epsilon))
        {
            return epsilon;
        }

        problems.Add(new(
            ProblemId.NetworkValueOutOfRange,
            $"{norm.Name}.Epsilon = {MessageFormat.Number(epsilon)} is out of range; it must be {norm.Epsilon.Range}.",
            [place with { Setting = "Epsilon" }, place]));
        return norm.Epsilon.Default();
    }

    private static int ReadUnits(AttributeData linear, Anchor place, List<Problem> problems)
    {
        // A named size arrives as the number of its enum value; a written number must be positive.
        bool named = linear.ConstructorArguments.Length > 0 && linear.ConstructorArguments[0].Kind == TypedConstantKind.Enum;
        if (AttributeValues.First(linear) is not int units)
        {
            return 0;
        }

        if (named ? units is DeclaredLayer.ObservationUnits or DeclaredLayer.ActionUnits or DeclaredLayer.GaussianUnits : Schema.Units.Allows(units))
        {
            return units;
        }

        problems.Add(new(
            ProblemId.NetworkValueOutOfRange,
            named
                ? $"Size has no value {units}; use Size.Action, Size.Gaussian or Size.Observation."
                : $"Linear({units}) is out of range; the number of units must be {Schema.Units.Range}.",
            [place with { Setting = "" }, place]));
        return 0;
    }

    private static string Header(IPropertySymbol property) =>
        property.IsPartialDefinition && property.Type.TypeKind != TypeKind.Error && !property.IsIndexer
            ? $"{Symbols.Accessibility(property.DeclaredAccessibility)} {(property.IsStatic ? "static " : "")}partial"
            : "";

    private static string? OtherType(IPropertySymbol property) => StageOf(property.Type) is null ? property.Type.ToDisplayString(Written) : null;

    private static string Accessors(IPropertySymbol property)
    {
        string get = property.GetMethod is null ? "" : Accessor(property, property.GetMethod, "get");
        string set = property.SetMethod is { } setter ? Accessor(property, setter, setter.IsInitOnly ? "init" : "set") : "";
        return (get + " " + set).Trim();
    }

    private static string Accessor(IPropertySymbol property, IMethodSymbol accessor, string word) =>
        accessor.DeclaredAccessibility == property.DeclaredAccessibility
            ? word
            : Symbols.Accessibility(accessor.DeclaredAccessibility) + ":" + word;
}
