using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using NE.Generators.Model;
using NE.Generators.Printing;
using NE.Generators.Tests.Printing;
using NE.Runtime.Training;
using Shouldly;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>A declaration that the compiler took, and what it made of it.</summary>
/// <param name="Draft">The declaration as written.</param>
/// <param name="Declaration">As the compiler understands it.</param>
/// <param name="Definition">The compiled experiment.</param>
internal sealed record Subject(Draft Draft, Declaration Declaration, ExperimentDefinition Definition)
{
    /// <summary>
    /// Declares, prints, compiles without a warning and loads drafts, as one assembly because a compilation costs much and a class little.
    /// </summary>
    /// <param name="drafts">The drafts.</param>
    /// <param name="home">Where the assembly is loaded, so that it can leave memory.</param>
    /// <param name="refused">Receives why the rules of declarations refuse the others.</param>
    /// <returns>Those that the rules admit.</returns>
    public static IReadOnlyList<Subject> Compile(IReadOnlyList<Draft> drafts, AssemblyLoadContext home, List<string> refused)
    {
        string source = "using NE.Dsl;\n\nnamespace RandomPrograms;\n" + Drafting.Tasks + string.Join("\n", drafts);
        IReadOnlyList<Resolution> resolutions = Sources.Resolutions(source);
        refused.AddRange(resolutions.Where(static resolution => !resolution.Complete)
            .Select(static resolution => $"{resolution.Declared.Name}: {string.Join("; ", resolution.Problems.Where(static problem => problem.Blocks).Select(static problem => problem.Message))}"));
        Dictionary<string, Declaration> declared = resolutions.Where(static resolution => resolution.Complete)
            .ToDictionary(static resolution => resolution.Declaration!.Name, static resolution => resolution.Declaration!);
        Draft[] admitted = [.. drafts.Where(draft => declared.ContainsKey(draft.Name))];
        string own = "using NE.Dsl;\n\nnamespace RandomPrograms;\n" + Drafting.Tasks + string.Join("\n", admitted.AsEnumerable());
        Assembly assembly = Sources.Load([own, .. declared.Values.SelectMany(static declaration => ExperimentPrinter.Print(declaration)).Select(static file => file.Text)], home);
        return [.. admitted.Select(draft => new Subject(draft, declared[draft.Name], Find(assembly, draft.Name)))];
    }

    private static ExperimentDefinition Find(Assembly assembly, string name) =>
        (ExperimentDefinition)assembly.GetType("RandomPrograms." + name, throwOnError: true)!
            .GetProperty("Definition", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).ShouldNotBeNull().GetValue(null)!;
}
