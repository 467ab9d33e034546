using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NE.Generators.Model;
using NE.Generators.Printing;
using NE.Generators.Program;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>Members of generated classes have listed names, so that a declared name that clashes is found before printing.</summary>
public class MemberNameTests
{
    private static readonly IReadOnlyList<string> Experiments = Cases.Names;

    [Fact]
    public void AgentMembers_AreExactlyThoseListed() =>
        Members(static outer => outer is not ClassDeclarationSyntax type || !Experiments.Contains(type.Identifier.Text))
            .Except(Experiments)
            .Except(Experiments.SelectMany(static name => Cases.Of(name).Parts).Where(static part => part.Own is not null).SelectMany(static part => MemberNames.OfOwn(part.Own!.Simple)))
            .ShouldBe(MemberNames.AgentMembers, ignoreOrder: true);

    [Fact]
    public void NetworkMembers_AreListed_OrMadeFromTheNamesOfLayersAndTypes()
    {
        IEnumerable<string> layers = Experiments.SelectMany(static name => Cases.Of(name).Networks)
            .SelectMany(static network => network.Layers)
            .SelectMany(static layer => layer.Stage.Names(layer).Members.Append(layer.Name));
        IEnumerable<string> made = layers.SelectMany(static name => (string[])[name, name + "Shape", name + "Epsilon"]);
        IEnumerable<string> ofTypes = Experiments.SelectMany(static name => Cases.Of(name).Parts).Where(static part => part.Own is not null)
            .SelectMany(static part => MemberNames.OfOwn(part.Own!.Simple));
        Members(static outer => outer is ClassDeclarationSyntax c && Experiments.Contains(c.Identifier.Text))
            .Except(made).Except(ofTypes).ShouldBe(MemberNames.NetworkMembers, ignoreOrder: true);
    }

    [Fact]
    public void AgentFields_AreListed_OrMadeFromDeclaredNames()
    {
        List<string> unknown = [];
        foreach (string name in Experiments)
        {
            Declaration declaration = Cases.Of(name);
            HashSet<string> known = [.. MemberNames.AgentWords];
            foreach (NetworkDeclaration network in declaration.Networks)
            {
                foreach (string field in MemberNames.InstanceFields(network.Name, network.Twins))
                {
                    known.UnionWith(MemberNames.OfInstance(field, network.Role.Fields));
                    known.UnionWith(network.Layers.SelectMany(layer => layer.Stage.Matrices.Select(part => field.TrimStart('@') + layer.Name + part)));
                }
            }

            known.UnionWith(declaration.Parts.Where(static part => part.Own is not null).Select(static part => $"{char.ToLowerInvariant(part.Own!.Simple[0])}{part.Own.Simple[1..]}Event"));
            IEnumerable<string> fields = ExperimentPrinter.Print(declaration)
                .SelectMany(static file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
                .Where(type => type.Identifier.Text == name)
                .SelectMany(static type => type.Members).OfType<FieldDeclarationSyntax>()
                .SelectMany(static field => field.Declaration.Variables.Select(static v => v.Identifier.Text.TrimStart('@')));
            unknown.AddRange(fields.Where(static field => char.IsLower(field[0])).Except(known));
        }

        unknown.Distinct().ShouldBeEmpty();
    }

    // Pascal-cased members of the classes whose outer node passes: fields and parameters are camel-cased and chosen around declared names.
    private static IEnumerable<string> Members(System.Func<Microsoft.CodeAnalysis.SyntaxNode?, bool> outer) =>
        Experiments.SelectMany(static name => ExperimentPrinter.Print(Cases.Of(name)))
            .SelectMany(static file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(type => type.Identifier.Text is not ("ForwardCache" or "Outer" or "Inner") && outer(type.Parent))
            .SelectMany(static type => type.Members)
            .SelectMany(Name)
            .Where(static name => char.IsUpper(name[0]))
            .Distinct();

    private static IEnumerable<string> Name(MemberDeclarationSyntax member) => member switch
    {
        // A member that implements an interface explicitly takes no name of the class.
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => [method.Identifier.Text],
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => [property.Identifier.Text],
        StructDeclarationSyntax type => [type.Identifier.Text],
        RecordDeclarationSyntax type => [type.Identifier.Text],
        ClassDeclarationSyntax { Identifier.Text: "ForwardCache" or "Frozen" } type => [type.Identifier.Text],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(static v => v.Identifier.Text),
        _ => [],
    };
}
