using System;
using System.IO;
using System.Linq;
using System.Text;
using Shouldly;
using Xunit;

namespace NE.Package.Tests;

/// <summary>What a build shows: mistakes at which the C# compiler stops early, and projects that let no warning pass.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class StrictProjectTests(Workplace workplace)
{
    private const string Network = "[Linear(8), Relu] public partial Layer Hidden { get; } [Linear(1)] public partial Layer Q { get; }";

    private const string Actor = """
        [Actor]
        public partial class Policy { [Linear(8), Relu] public partial Layer Hidden { get; } [Linear(Size.Action), Tanh] public partial Layer Action { get; } }
        """;

    [Fact]
    public void Build_WithMistakesAtWhichTheCompilerStops_ShowsOurErrorsAtTheirPlaces()
    {
        workplace.Create("--name", "Wrong");
        string[] partial = Errors("[Critic]\npublic class Value", Encoding.UTF8);
        partial.ShouldContain(static line => line.Contains("Mistake.cs(9,14): error NE0001: 'Value' must be partial", StringComparison.Ordinal), string.Join('\n', partial));

        string[] role = Errors("public partial class Value", Encoding.UTF8);
        role.Single().ShouldContain("Mistake.cs(8,22): error NE0112: The layers of 'Value' are outside a network");

        string[] encoding = Errors("[Critic]\npublic partial class Value", Encoding.Latin1);
        encoding.Single().ShouldContain("Mistake.cs(2,");
        encoding.Single().ShouldContain("error NE0021: The summary of 'Mistaken' has a character that is not UTF-8");
    }

    [Fact]
    public void LibraryAndApplication_ThatSeesItsInternals_BuildWithAllRules()
    {
        // What people declare themselves is theirs to judge: nested and public types, names.
        const string Strict = """
            <AnalysisMode>All</AnalysisMode><TreatWarningsAsErrors>true</TreatWarningsAsErrors><NoWarn>$(NoWarn);CA1034;CA1515;CA1716;CA1724</NoWarn><GenerateDocumentationFile>true</GenerateDocumentationFile>
            """;
        workplace.Create("--name", "Library");
        Edit("Library", "<OutputType>Exe</OutputType>", Strict + "<AssemblyVersion>1.0.0.0</AssemblyVersion>");
        Edit("Library", "</Project>", "<ItemGroup><InternalsVisibleTo Include=\"Application\" /></ItemGroup></Project>");
        File.Delete(workplace.At("Library", "Program.cs"));
        workplace.Create("--name", "Application");
        Edit("Application", "<OutputType>Exe</OutputType>", "<OutputType>Exe</OutputType>" + Strict);
        Edit("Application", "</Project>", "<ItemGroup><ProjectReference Include=\"../Library/Library.csproj\" /></ItemGroup></Project>");
        File.WriteAllText(workplace.At("Application", "Application.cs"), """
            using Library;
            using NE.Dsl;

            namespace Application;

            /// <summary>Less of it.</summary>
            [Variant<Growing>, Topology(Density = 0.1)]
            public partial class Sparser;

            /// <summary>Both.</summary>
            [Study(Seeds = 2), Compare<Growing>, Compare<Sparser>]
            public partial class Both;
            """);

        (int code, string output) = workplace.Run("dotnet", ["build", "Application", "--nologo", "-v", "q"]);

        code.ShouldBe(0, output);
        workplace.Dotnet("run", "--project", "Application", "--no-build", "--", "list").ShouldContain("Sparser");
    }

    // The lines of errors of a build with one experiment, in an encoding, each once.
    private string[] Errors(string critic, Encoding encoding)
    {
        string source = $$"""
            using NE.Dsl;
            /// <summary>La méthode.</summary>
            [Experiment, Environment(Tasks.HalfCheetah), Dense]
            public partial class Mistaken
            {
            {{Actor}}
            {{critic}} { {{Network}} }
            }
            """;
        File.WriteAllText(workplace.At("Wrong", "Mistake.cs"), source, encoding);
        (int code, string output) = workplace.Run("dotnet", ["build", "Wrong", "--nologo", "-v", "q", "-p:GenerateDocumentationFile=true"]);
        code.ShouldNotBe(0);
        return [.. output.Split('\n').Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Distinct()];
    }

    private void Edit(string project, string from, string to)
    {
        string file = workplace.At(project, project + ".csproj");
        string text = File.ReadAllText(file);
        text.ShouldContain(from);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
