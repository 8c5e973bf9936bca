import LeadActions

/// Parses, links and renders in one go.
func filled(
  _ source: String, with object: TemplateValue = [:], partials: [String: String] = [:],
  escaping: TemplateEscaping = .html, limits: TemplateLimits = TemplateLimits()
) throws -> RenderedTemplate {
  let linked = try LinkedTemplate(
    MustacheTemplate(source), partials: partials.mapValues { try MustacheTemplate($0) })
  return linked.render(object: object, escaping: escaping, limits: limits)
}
