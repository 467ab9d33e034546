using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NE.Generators.Diagnostics;
using NE.Generators.Tests.FrontEnds;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Diagnostics;

public sealed class SilencingTests
{
    private static readonly string Warned = Code.Experiment("[Prune(UpperBound = 1.5)]");

    [Fact]
    public void Pragma_AroundTheValue_SilencesAWarning()
    {
        string source = Warned.Replace("[Prune", "#pragma warning disable NE0302\n[Prune").Replace("1.5)]",
            "1.5)]\n#pragma warning restore NE0302");

        Code.Run(Warned).Only.Id.ShouldBe("NE0302");
        Code.Run(source).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void SuppressMessage_OnTheClass_SilencesAWarning()
    {
        string source = Warned.Replace("[Prune", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"NE.Pruning\", \"NE0302\")]\n[Prune");

        Code.Run(source).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void EditorConfig_ForAFile_SilencesAWarning()
    {
        CSharpCompilation compilation = Code.Compile([Warned]);
        CSharpCompilation silenced = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severities("NE0302",
            ReportDiagnostic.Suppress)));

        Code.Run(silenced).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void InternalProblem_NamesExceptionAndAsksForAReport()
    {
        Problem problem = InternalProblem.Of(new KeyNotFoundException("no such\nkey"));

        problem.Id.ShouldBe("NE0999");
        problem.Message.ShouldStartWith("The generator failed: KeyNotFoundException: no such key");
        problem.Message.ShouldEndWith("Please report this with the declaration.");
    }

    private sealed class Severities(string id, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, System.Threading.CancellationToken cancellationToken) =>
            GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, System.Threading.CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = severity;
            return diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, System.Threading.CancellationToken cancellationToken,
            out ReportDiagnostic value)
        {
            value = default;
            return false;
        }
    }
}
