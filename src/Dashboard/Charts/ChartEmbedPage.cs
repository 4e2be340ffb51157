using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>An answer that is a chart alone, as HTML.</summary>
/// <param name="figure">The chart.</param>
internal sealed class ChartEmbedPage(ChartFigure figure) : IResult
{
    private const string View = "/Pages/Shared/_Embed.cshtml";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var data = new ViewDataDictionary<ChartFigure>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = figure };
        return new PartialViewResult { ViewName = View, ViewData = data, ContentType = "text/html; charset=utf-8" }
            .ExecuteResultAsync(new ActionContext(httpContext, httpContext.GetRouteData(), new ActionDescriptor()));
    }
}
