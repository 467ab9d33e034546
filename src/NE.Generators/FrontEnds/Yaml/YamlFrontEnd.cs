using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>
/// Reads one YAML file: an experiment and its variants. Bases are named, not followed. Needs only the text, so that a file
/// can be read without a project. Any text gives a reading; never throws.
/// </summary>
internal static class YamlFrontEnd
{
    /// <summary>File name suffix.</summary>
    public const string Extension = ".ne.yaml";

    private static readonly string[] FileOnly =
        [YamlVocabulary.Experiment, YamlVocabulary.Namespace, YamlVocabulary.Of, YamlVocabulary.Variants, YamlVocabulary.Study];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path, used only in the reading.</param>
    /// <param name="text">Its text.</param>
    /// <param name="rootNamespace">The namespace of experiments if the file states none; empty for the global one.</param>
    public static YamlReading Read(string path, string text, string rootNamespace = "")
    {
        var problems = new List<YamlProblem>();
        var scope = new YamlScope(problems);
        var declared = new List<Declared>();
        var studies = new List<DeclaredStudy>();
        try
        {
            string content = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
            if (YamlTree.Read(content, problems) is { } root)
            {
                File(root, scope, rootNamespace, declared, studies);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Problem fault = InternalProblem.Of(exception);
            problems.Add(new(fault.Id, fault.Message, default));
            declared.Clear();
            studies.Clear();
        }

        return new(
            path, declared.ToEquatableArray(), studies.ToEquatableArray(),
            problems.OrderBy(static problem => problem.Span.Start).Distinct().ToEquatableArray(), scope.Places.ToEquatableArray());
    }

    private static void File(
        YamlNode root, YamlScope scope, string rootNamespace, List<Declared> declared, List<DeclaredStudy> studies)
    {
        if (root is not YamlMap file)
        {
            string found = root is YamlScalar { Absent: true } ? "The file is empty" : $"The file contains {root.Kind} instead of keys";
            scope.Report(ProblemId.NothingDeclared, $"{found}; begin with a line such as 'experiment: NeTd3'.", root.Span);
            return;
        }

        string space = Namespace(scope, file, rootNamespace);
        YamlEntry? head = file.Find(YamlVocabulary.Experiment);
        YamlEntry? @base = file.Find(YamlVocabulary.Of);
        YamlEntry? variants = file.Find(YamlVocabulary.Variants);
        string? name = head is null ? null : YamlNames.Read(scope, "an experiment", head.Value, head.Key.Span);
        YamlEntry? study = file.Find(YamlVocabulary.Study);
        if (head is null && variants is null && study is null)
        {
            scope.Report(
                ProblemId.NothingDeclared,
                "The file declares nothing: it has no 'experiment', no 'variants' and no 'study'; begin with a line such as "
                + "'experiment: NeTd3'.", file.Entries.Count > 0 ? file.Entries[0].Key.Span : file.Span);
        }

        if (head is not null && @base is not null)
        {
            scope.Report(
                ProblemId.ExperimentAndVariant,
                "A file with an experiment has no base; delete 'of', or declare variants instead: of, variants.",
                @base.Key.Span);
        }

        scope.FullName = Qualify(space, name ?? "");
        var body = new YamlBody(scope, space);
        if (head is not null && name is not null)
        {
            scope.Place(Anchor.Declaration, head.Value.Span);
        }

        body.Read("The file", file, YamlVocabulary.FileKeys, FileOnly);
        string? defaultBase = head is null ? Base(scope, @base, null, space, []) : name is null ? "" : Qualify(space, name);
        List<(Declared Declared, YamlSpan Span)> read = variants is null ? [] : Variants(scope, variants, space, defaultBase, name);
        if (head is null && (variants ?? study) is not null)
        {
            Homeless(scope, file);
        }

        // Problems in a variant belong to that variant; all others belong to the experiment, the base of the variants.
        YamlProblem[] shared = [.. scope.Problems.Where(problem => !read.Any(variant => Inside(variant.Span, problem))
            && !(study is not null && Inside(study.Key.Span.To(study.Value.Span), problem)))];
        if (name is not null)
        {
            declared.Add(body.Finish(name, space, null, shared.Length > 0));
        }

        foreach ((Declared variant, YamlSpan span) in read)
        {
            declared.Add(
                variant with { Broken = (name is null && shared.Length > 0) || scope.Problems.Any(problem => Inside(span, problem)) });
        }

        if (study is not null && YamlStudy.Read(scope, study, space, declared, name) is { } stated)
        {
            studies.Add(stated);
        }
    }

    private static List<(Declared, YamlSpan)> Variants(
        YamlScope scope, YamlEntry variants, string space, string? defaultBase, string? experiment)
    {
        List<(Declared, YamlSpan)> read = [];
        if (variants.Value is not YamlMap map)
        {
            scope.WrongKind("variants", "a map of names, as in NoReview: { review: off }", variants.Key.Span, variants.Value);
            return read;
        }

        string[] names = [.. map.Entries.Select(static entry => entry.Key.Text)];
        foreach (YamlEntry entry in map.Entries)
        {
            if (YamlNames.Read(scope, "a variant", entry.Key, entry.Key.Span) is not { } name)
            {
                continue;
            }

            if (name == experiment)
            {
                scope.Report(
                    ProblemId.NameTaken, $"The experiment of this file is also called '{name}'; rename the variant.", entry.Key.Span);
                continue;
            }

            scope.FullName = Qualify(space, name);
            scope.Place(Anchor.Declaration, entry.Key.Span);
            if (entry.Value is not YamlMap changes)
            {
                scope.WrongKind(name, "what differs from its base, as in { review: off }", entry.Key.Span, entry.Value);
                changes = new YamlMap([], entry.Value.Span);
            }

            YamlEntry? of = changes.Find(YamlVocabulary.Of);
            string? @base = of is null ? defaultBase : Base(scope, of, name, space, [.. names, experiment ?? ""]);
            if (@base is null)
            {
                scope.Report(
                    ProblemId.NoBase,
                    $"The variant '{name}' has no base: this file has no experiment; add 'of: NAME' to the variant, or to the top of the "
                    + "file.",
                    entry.Key.Span);
            }

            scope.Place(Anchor.Part("Variant"), of?.Value.Span ?? entry.Key.Span);
            var body = new YamlBody(scope, space);
            body.Read($"The variant {name}", changes, YamlVocabulary.VariantKeys, [YamlVocabulary.Of]);
            read.Add((body.Finish(name, space, @base ?? "", broken: false), entry.Key.Span.To(entry.Value.Span)));
        }

        return read;
    }

    /// <summary>The base named by <c>of</c>, with the namespace if it is in this file; null if none is named.</summary>
    private static string? Base(YamlScope scope, YamlEntry? of, string? variant, string space, IReadOnlyCollection<string> here)
    {
        if (of is null)
        {
            return null;
        }

        if (of.Value is not YamlScalar { Absent: false } name)
        {
            scope.WrongKind(variant is null ? "of" : $"{variant}.of", "the name of an experiment or variant", of.Key.Span, of.Value);
            return "";
        }

        return here.Contains(name.Text) ? Qualify(space, name.Text) : name.Text;
    }

    // Without an experiment, values at the top belong to nothing.
    private static void Homeless(YamlScope scope, YamlMap file)
    {
        if (file.Entries.FirstOrDefault(static entry => YamlVocabulary.BodyKeys.Contains(entry.Key.Text)) is { } first)
        {
            scope.Report(
                ProblemId.NothingDeclared,
                $"'{first.Key.Text}' belongs to no experiment: this file has no 'experiment: NAME'; add one, or move the key into a "
                + "variant.",
                first.Key.Span);
        }
    }

    private static string Namespace(YamlScope scope, YamlMap file, string rootNamespace)
    {
        if (file.Find(YamlVocabulary.Namespace) is { } entry)
        {
            if (entry.Value is YamlScalar { Absent: false } space && YamlNames.IsNamespace(space.Text))
            {
                return space.Text;
            }

            scope.WrongKind(YamlVocabulary.Namespace, "a C# namespace such as Lab.Plasticity", entry.Key.Span, entry.Value);
        }

        return YamlNames.IsNamespace(rootNamespace) ? rootNamespace : "";
    }

    private static bool Inside(YamlSpan span, YamlProblem problem) =>
        problem.Span.Start >= span.Start && problem.Span.Start < span.Start + Math.Max(1, span.Length);

    private static string Qualify(string space, string name) => Declaration.Qualify(space, [], name);
}
