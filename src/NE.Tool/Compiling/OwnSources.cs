using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.Model;

namespace NE.Tool.Compiling;

/// <summary>The sources of a user's task and methods, without the experiments that stand beside them.</summary>
internal static class OwnSources
{
    /// <summary>Files with the user's types that an experiment names, and with what they use of their project.</summary>
    internal static IEnumerable<(string Name, string Text)> Of(Declaration experiment, CSharpCompilation compilation)
    {
        Dictionary<SyntaxTree, SyntaxNode> copied = [];
        Queue<SyntaxTree> next = new(experiment.Parts.Select(static part => part.Own?.Written).Append(experiment.Task.TypeName).OfType<string>()
            .Select(name => Declared(compilation, name)).OfType<INamedTypeSymbol>().SelectMany(Trees));
        while (next.TryDequeue(out SyntaxTree? tree))
        {
            if (copied.ContainsKey(tree))
            {
                continue;
            }

            SemanticModel model = compilation.GetSemanticModel(tree);
            SyntaxNode root = tree.GetRoot();
            TypeDeclarationSyntax[] experiments =
            [
                .. root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(declaration =>
                    model.GetDeclaredSymbol(declaration) is INamedTypeSymbol symbol && (symbol.IsExperiment() || symbol.IsStudy())),
            ];
            copied.Add(tree, root.RemoveNodes(experiments, SyntaxRemoveOptions.KeepNoTrivia)!);
            IEnumerable<SyntaxNode> kept = root.DescendantNodes(node => !experiments.Contains(node)).OfType<SimpleNameSyntax>();
            foreach (INamedTypeSymbol used in kept.Select(word => model.GetSymbolInfo(word, CancellationToken.None).Symbol)
                .Select(static symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingType).OfType<INamedTypeSymbol>())
            {
                foreach (SyntaxTree other in Trees(used))
                {
                    next.Enqueue(other);
                }
            }
        }

        return copied.Select(static pair => (Path.GetFileName(pair.Key.FilePath), pair.Value.ToFullString()));
    }

    private static INamedTypeSymbol? Declared(CSharpCompilation compilation, string name) => compilation
        .GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
        .FirstOrDefault(type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == name);

    // A file of the project's own program is no part of a type.
    private static IEnumerable<SyntaxTree> Trees(INamedTypeSymbol type) => type.IsExperiment() || type.IsStudy() ? [] : type.DeclaringSyntaxReferences
        .Select(static reference => reference.SyntaxTree)
        .Where(static tree => !tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any());
}
