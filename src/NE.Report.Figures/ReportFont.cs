using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using ScottPlot;
using SkiaSharp;

namespace NE.Report.Files;

/// <summary>
/// The font of figures, Inter: it comes in the package Avalonia.Fonts.Inter, so that figures look the same on every machine and one without a
/// font draws texts too.
/// </summary>
internal sealed class ReportFont : IFontResolver
{
    /// <summary>Its name, also for programs that show an SVG file.</summary>
    internal const string Name = "Inter";

    private const string Regular = "/Assets/Inter-Regular.ttf", Bold = "/Assets/Inter-Bold.ttf";

    private readonly Dictionary<string, SKData> files = [];

    private ReportFont()
    {
        // Only its resource is read, so that none of the assemblies it refers to is needed.
        Assembly assembly = Assembly.LoadFile(Path.Combine(AppContext.BaseDirectory, "Avalonia.Fonts.Inter.dll"));
        using Stream resource = assembly.GetManifestResourceStream("!AvaloniaResources")!;
        using BinaryReader reader = new(resource);

        // An index (its length, a version, the number of files; name, offset and length of each), then the files.
        long data = sizeof(int) + reader.ReadInt32();
        _ = reader.ReadInt32();
        List<(string Name, int Offset, int Length)> index = [];
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            index.Add((reader.ReadString(), reader.ReadInt32(), reader.ReadInt32()));
        }

        foreach ((string name, int offset, int length) in index)
        {
            if (name is Regular or Bold)
            {
                resource.Position = data + offset;
                files[name] = SKData.CreateCopy(reader.ReadBytes(length));
            }
        }
    }

    /// <summary>Makes it the font of all figures.</summary>
    internal static void Use()
    {
        if (Fonts.Default != Name)
        {
            Fonts.FontResolvers.Insert(0, new ReportFont());
            Fonts.Default = Name;
        }
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? SKTypeface.FromData(files[weight >= FontWeight.SemiBold ? Bold : Regular]) : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, italic ? FontSlant.Italic : FontSlant.Upright, FontSpacing.Normal);
}
