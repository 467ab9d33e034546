using NE.Report.Comparing;

namespace NE.Report.Page;

/// <summary>A section of the page.</summary>
internal interface ISection
{
    /// <summary>Its name in addresses.</summary>
    string Id { get; }

    /// <summary>Its heading.</summary>
    string Title { get; }

    /// <summary>Whether there is anything to show.</summary>
    bool Has(ReportData data);

    /// <summary>Writes it.</summary>
    void Write(ReportData data, PageWriter page);
}
